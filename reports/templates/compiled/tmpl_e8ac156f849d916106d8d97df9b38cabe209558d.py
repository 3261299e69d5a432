from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'tables.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_value = l_0_why = l_0_ledger = l_0_speakers = l_0_rules = missing
    try:
        t_1 = environment.filters['named']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'named' found.")
    try:
        t_2 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_3 = environment.filters['percent']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'percent' found.")
    try:
        t_4 = environment.filters['plural']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'plural' found.")
    try:
        t_5 = environment.filters['points']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'points' found.")
    try:
        t_6 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    included_template = environment.get_template('macros.html', 'tables.html')._get_default_module(context)
    l_0_value = getattr(included_template, 'value', missing)
    if l_0_value is missing:
        l_0_value = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'tables.html') does not export the requested name 'value'", name='value')
    context.vars['value'] = l_0_value
    context.exported_vars.discard('value')
    yield '\n'
    def macro(l_1_c):
        t_7 = []
        l_1_term = resolve('term')
        l_1_p = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_7.extend((
            '<section class="why" id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'why">\n<h3 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'why-h">Why this score</h3>\n<p class="how muted">Each dimension starts at 100. ',
            escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'Cost', 'cost'))),
            ': what a rule took from it; a rule that costs nothing only asks. The weights are policy, not measured.</p>\n',
        ))
        l_2_loop = missing
        for l_2_w, l_2_loop in LoopContext(environment.getattr(l_1_c, 'why'), undefined):
            l_2_d = missing
            _loop_vars = {}
            pass
            l_2_d = environment.getattr(l_2_w, 'row')
            _loop_vars['d'] = l_2_d
            t_7.extend((
                '<details id="',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'why-',
                escape(environment.finalize(environment.getattr(l_2_loop, 'index'))),
                '" data-dim="',
                escape(environment.finalize(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'id'))),
                '">\n<summary><span>',
                escape(environment.finalize(t_2(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'title')))),
                '</span> <span class="value">',
                escape(environment.finalize(context.call((undefined(name='value') if l_0_value is missing else l_0_value), (undefined(name='d') if l_2_d is missing else l_2_d), _loop_vars=_loop_vars))),
                '</span> <span class="muted">',
                escape(environment.finalize(t_2(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'reason')))),
                '</span></summary>\n',
            ))
            if environment.getattr(l_2_w, 'costs'):
                pass
                t_7.extend((
                    '<div class="scroll" role="group" tabindex="0" aria-label="Costs by rule, ',
                    escape(environment.finalize(environment.getattr(l_2_loop, 'index'))),
                    '"><table class="costs"><thead><tr><th scope="col">Rule</th><th scope="col" class="num">Cost</th><th scope="col">Of 100</th><th scope="col">Its words</th></tr></thead><tbody>\n',
                ))
                l_3_loop = missing
                for l_3_k, l_3_loop in LoopContext(environment.getattr(l_2_w, 'costs'), undefined):
                    l_3_o = missing
                    _loop_vars = {}
                    pass
                    l_3_o = environment.getattr(l_3_k, 'outcome')
                    _loop_vars['o'] = l_3_o
                    t_7.extend((
                        '<tr><th scope="row"><a class="rule" href="#',
                        escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                        'r-',
                        escape(environment.finalize(environment.getattr((undefined(name='o') if l_3_o is missing else l_3_o), 'rule'))),
                        '">',
                        escape(environment.finalize(t_1(environment.getattr((undefined(name='o') if l_3_o is missing else l_3_o), 'rule'), environment.getattr(l_1_c, 'unsettled')))),
                        '</a>',
                    ))
                    if environment.getattr(l_3_k, 'credit'):
                        pass
                        t_7.append(
                            ' <span class="sev credit">credit</span>',
                        )
                    t_7.extend((
                        '</th><td class="num">',
                        escape(environment.finalize((t_5(environment.getattr((undefined(name='o') if l_3_o is missing else l_3_o), 'cost')) if (not t_6(environment.getattr((undefined(name='o') if l_3_o is missing else l_3_o), 'cost'))) else 'n/a'))),
                        '</td>\n<td class="costbar">',
                    ))
                    if environment.getattr(l_3_k, 'home'):
                        pass
                        t_7.extend((
                            '<a href="#',
                            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                            escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr(l_3_k, 'home'), 0), 'id'))),
                            '" tabindex="-1" aria-hidden="true">',
                        ))
                    t_7.append(
                        '<svg width="100%" height="8" aria-hidden="true"><rect class="track" width="100%" height="8"></rect>',
                    )
                    if environment.getattr((undefined(name='o') if l_3_o is missing else l_3_o), 'cost'):
                        pass
                        t_7.extend((
                            '<rect class="value" width="',
                            escape(environment.finalize(environment.getattr((undefined(name='o') if l_3_o is missing else l_3_o), 'cost'))),
                            '%" height="8"></rect>',
                        ))
                    t_7.append(
                        '</svg>',
                    )
                    if environment.getattr(l_3_k, 'home'):
                        pass
                        t_7.append(
                            '</a>',
                        )
                    t_7.append(
                        '</td>\n<td>',
                    )
                    l_4_loop = missing
                    for l_4_n, l_4_loop in LoopContext(environment.getattr(l_3_k, 'home'), undefined):
                        _loop_vars = {}
                        pass
                        t_7.extend((
                            '<a href="#',
                            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                            escape(environment.finalize(environment.getattr(l_4_n, 'id'))),
                            '">',
                            escape(environment.finalize(('the whole article' if environment.getattr(environment.getattr(l_4_n, 'finding'), 'absent') else markup_join(('line ', environment.getattr(environment.getitem(environment.getattr(environment.getattr(l_4_n, 'finding'), 'locations'), 0), 'line'), ))))),
                            '</a>',
                            escape(environment.finalize((', ' if (not environment.getattr(l_4_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 18 in 'tables.html' evaluated to false and no else section was defined.")))),
                        ))
                    l_4_loop = l_4_n = missing
                    if environment.getattr(l_3_k, 'elsewhere'):
                        pass
                        t_7.extend((
                            ' <span class="muted">',
                            escape(environment.finalize(environment.getattr(l_3_k, 'elsewhere'))),
                            ' told by a more specific rule, or waived</span>',
                        ))
                    t_7.append(
                        '</td></tr>\n',
                    )
                l_3_loop = l_3_k = l_3_o = missing
                t_7.append(
                    '</tbody></table></div>\n',
                )
            for (l_3_what, l_3_rules) in environment.getattr(l_2_w, 'silent'):
                _loop_vars = {}
                pass
                t_7.append(
                    '<p',
                )
                if ('Failed' not in l_3_what):
                    pass
                    t_7.append(
                        ' class="quiet"',
                    )
                t_7.extend((
                    '>',
                    escape(environment.finalize(l_3_what)),
                    ': <span class="id">',
                    escape(environment.finalize(t_2(l_3_rules))),
                    '</span>.</p>\n',
                ))
            l_3_what = l_3_rules = missing
            t_7.append(
                '</details>\n',
            )
        l_2_loop = l_2_w = l_2_d = missing
        if environment.getattr(l_1_c, 'waived'):
            pass
            t_7.extend((
                '<p class="muted">',
                escape(environment.finalize(t_4(environment.getattr(l_1_c, 'waived'), 'finding'))),
                ' ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'waived'))),
                '; they cost nothing.</p>',
            ))
        t_7.append(
            '</section>\n',
        )
        return concat(t_7)
    context.exported_vars.add('why')
    context.vars['why'] = l_0_why = Macro(environment, macro, 'why', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_8 = []
        l_1_term = resolve('term')
        l_1_p = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_8.extend((
            '<section id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'ledger">\n<h3 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'ledger-h">Claims, and who answers</h3>\n',
        ))
        if environment.getattr(l_1_c, 'ledger'):
            pass
            t_8.extend((
                '<p class="how muted">Each ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'claim'))),
                ' with whoever answers for it and the ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'cue'))),
                ' that says so. What is ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'carried over'))),
                ' counts as nobody\'s.</p>\n<div class="scroll" role="group" tabindex="0" aria-labelledby="',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'ledger-h"><table class="sortable ledger" data-csv="claims"><thead><tr><th scope="col" class="num">Line</th><th scope="col">Claim</th><th scope="col">Why a claim</th><th scope="col">Who answers</th><th scope="col">Source</th><th scope="col">Cue</th></tr></thead><tbody>\n',
            ))
            l_2_loop = missing
            for l_2_row, l_2_loop in LoopContext(environment.getattr(l_1_c, 'ledger'), undefined):
                _loop_vars = {}
                pass
                t_8.extend((
                    '<tr id="',
                    escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                    'c-',
                    escape(environment.finalize(environment.getattr(l_2_row, 'number'))),
                    '" data-who="',
                    escape(environment.finalize(environment.getattr(l_2_row, 'group'))),
                    '"><td class="num">',
                ))
                if environment.getattr(l_1_c, 'blocks'):
                    pass
                    t_8.extend((
                        '<a href="#',
                        escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                        's-',
                        escape(environment.finalize(environment.getattr(l_2_row, 'number'))),
                        '">',
                        escape(environment.finalize(environment.getattr(environment.getattr(l_2_row, 'sentence'), 'line'))),
                        '</a>',
                    ))
                else:
                    pass
                    t_8.append(
                        escape(environment.finalize(environment.getattr(environment.getattr(l_2_row, 'sentence'), 'line'))),
                    )
                t_8.append(
                    '</td><td>',
                )
                if environment.getattr(l_1_c, 'blocks'):
                    pass
                    t_8.append(
                        escape(environment.finalize(t_2(environment.getattr(environment.getattr(l_2_row, 'line'), 'claim')))),
                    )
                else:
                    pass
                    t_8.append(
                        '<span class="muted">text left out</span>',
                    )
                t_8.append(
                    '</td><td>',
                )
                l_3_loop = missing
                for l_3_t, l_3_loop in LoopContext(environment.getattr(environment.getattr(l_2_row, 'sentence'), 'triggers'), undefined):
                    l_3_words = resolve('words')
                    _loop_vars = {}
                    pass
                    t_8.extend((
                        escape(environment.finalize(context.call(environment.getattr(environment.getattr((undefined(name='words') if l_3_words is missing else l_3_words), 'TRIGGERS'), 'get'), l_3_t, l_3_t, _loop_vars=_loop_vars))),
                        escape(environment.finalize((', ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 39 in 'tables.html' evaluated to false and no else section was defined.")))),
                    ))
                l_3_loop = l_3_t = l_3_words = missing
                t_8.extend((
                    '</td><td><span class="key ',
                    escape(environment.finalize(environment.getattr(l_2_row, 'group'))),
                    '">',
                    escape(environment.finalize(environment.getattr(l_2_row, 'answer'))),
                    '</span>',
                ))
                if (environment.getattr(environment.getattr(l_2_row, 'sentence'), 'strength') == 'weak'):
                    pass
                    t_8.append(
                        ' <small class="muted">carried over</small>',
                    )
                t_8.append(
                    '</td><td>',
                )
                if environment.getattr(l_2_row, 'source'):
                    pass
                    t_8.append(
                        escape(environment.finalize(t_2(environment.getattr(l_2_row, 'source')))),
                    )
                t_8.append(
                    '</td><td>',
                )
                if environment.getattr(environment.getattr(l_2_row, 'line'), 'cue'):
                    pass
                    t_8.extend((
                        '<i>',
                        escape(environment.finalize(t_2(environment.getattr(environment.getattr(l_2_row, 'line'), 'cue')))),
                        '</i>',
                    ))
                t_8.append(
                    '</td></tr>\n',
                )
            l_2_loop = l_2_row = missing
            t_8.append(
                '</tbody></table></div>\n',
            )
        else:
            pass
            t_8.append(
                '<p class="muted">No sentence here asks for a source.</p>\n',
            )
        t_8.append(
            '</section>\n',
        )
        return concat(t_8)
    context.exported_vars.add('ledger')
    context.vars['ledger'] = l_0_ledger = Macro(environment, macro, 'ledger', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_9 = []
        l_1_term = resolve('term')
        l_1_p = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_9.extend((
            '<section id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'speakers">\n<h3 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'speakers-h">Speakers</h3>\n',
        ))
        if environment.getattr(l_1_c, 'speakers'):
            pass
            t_9.extend((
                '<p class="how muted">How often each is given as a ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'source'))),
                ' (',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'statements', 'statement'))),
                '), and how many words stand in quotation marks.</p>\n<div class="scroll" role="group" tabindex="0" aria-labelledby="',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'speakers-h"><table class="sortable speakers" data-csv="speakers"><thead><tr><th scope="col">Source</th><th scope="col">Type</th><th scope="col">Role as given</th><th scope="col" class="num">Statements</th><th scope="col" class="num">Quoted words</th></tr></thead><tbody>\n',
            ))
            for (l_2_s, l_2_sure) in environment.getattr(l_1_c, 'speakers'):
                _loop_vars = {}
                pass
                t_9.extend((
                    '<tr><th scope="row">',
                    escape(environment.finalize(t_2(environment.getattr(l_2_s, 'speaker')))),
                ))
                if (not l_2_sure):
                    pass
                    t_9.append(
                        ' <small class="muted">unsure who</small>',
                    )
                t_9.extend((
                    '</th><td>',
                    escape(environment.finalize(t_2(environment.getattr(l_2_s, 'type')))),
                    '</td><td>',
                ))
                if environment.getattr(l_2_s, 'role'):
                    pass
                    t_9.append(
                        escape(environment.finalize(t_2(environment.getattr(l_2_s, 'role')))),
                    )
                t_9.extend((
                    '</td><td class="num">',
                    escape(environment.finalize(environment.getattr(l_2_s, 'statements'))),
                    '</td><td class="num">',
                    escape(environment.finalize(environment.getattr(l_2_s, 'quoted_words'))),
                    '</td></tr>\n',
                ))
            l_2_s = l_2_sure = missing
            t_9.append(
                '</tbody></table></div>\n',
            )
        else:
            pass
            t_9.append(
                '<p class="muted">No source was found.</p>\n',
            )
        t_9.append(
            '</section>\n',
        )
        return concat(t_9)
    context.exported_vars.add('speakers')
    context.vars['speakers'] = l_0_speakers = Macro(environment, macro, 'speakers', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_10 = []
        l_1_p = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_10.extend((
            '<section class="rules" id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'rules">\n<h3 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'rules-h">The rules that spoke</h3>\n',
        ))
        l_2_loop = missing
        t_11 = 1
        for l_2_x, l_2_loop in LoopContext(environment.getattr(l_1_c, 'rules'), undefined):
            l_2_r = missing
            _loop_vars = {}
            pass
            l_2_r = environment.getattr(l_2_x, 'row')
            _loop_vars['r'] = l_2_r
            t_10.extend((
                '<details id="',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'r-',
                escape(environment.finalize(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'id'))),
                '"><summary>',
                escape(environment.finalize(t_1(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'id'), environment.getattr(l_1_c, 'unsettled')))),
                ' <span class="muted">',
                escape(environment.finalize(t_4(environment.getattr(l_2_x, 'count'), 'finding'))),
                '</span></summary>\n<p><b>',
                escape(environment.finalize(t_2(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'summary')))),
                '</b></p>\n',
            ))
            if environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'why'):
                pass
                t_10.extend((
                    '<p>',
                    escape(environment.finalize(t_2(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'why')))),
                    '</p>',
                ))
            if environment.getattr(environment.getattr(l_2_x, 'example'), 'question'):
                pass
                t_10.extend((
                    '<p>What an editor would ask, for example: ',
                    escape(environment.finalize(t_2(environment.getattr(environment.getattr(l_2_x, 'example'), 'question')))),
                    '</p>',
                ))
            if environment.getattr(environment.getattr(l_2_x, 'example'), 'hint'):
                pass
                t_10.extend((
                    '<p>How to mend it: ',
                    escape(environment.finalize(t_2(environment.getattr(environment.getattr(l_2_x, 'example'), 'hint')))),
                    '</p>',
                ))
            if environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'standards'):
                pass
                t_10.append(
                    '<p>Standards: ',
                )
                l_3_loop = missing
                for l_3_s, l_3_loop in LoopContext(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'standards'), undefined):
                    _loop_vars = {}
                    pass
                    t_10.extend((
                        escape(environment.finalize(t_2(l_3_s))),
                        escape(environment.finalize((', ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 76 in 'tables.html' evaluated to false and no else section was defined.")))),
                    ))
                l_3_loop = l_3_s = missing
                t_10.append(
                    '.</p>',
                )
            t_10.extend((
                '<p class="muted"><span class="sev ',
                escape(environment.finalize(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'severity'))),
                '">',
                escape(environment.finalize(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'severity'))),
                '</span> · family ',
                escape(environment.finalize(t_2(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'family')))),
                ' · ',
            ))
            if environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'dimension'):
                pass
                t_10.extend((
                    'feeds ',
                    escape(environment.finalize(t_2(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'dimension')))),
                ))
            else:
                pass
                t_10.append(
                    'feeds no dimension',
                )
            t_10.extend((
                ' · ',
                escape(environment.finalize(t_2(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'status')))),
                ' · precision ',
            ))
            if environment.getattr(environment.getattr(l_2_x, 'example'), 'precision'):
                pass
                t_10.extend((
                    escape(environment.finalize(t_3(environment.getattr(environment.getattr(environment.getattr(l_2_x, 'example'), 'precision'), 'value')))),
                    ' of ',
                    escape(environment.finalize(t_4(environment.getattr(environment.getattr(environment.getattr(l_2_x, 'example'), 'precision'), 'n'), 'hit'))),
                    ' checked',
                ))
            else:
                pass
                t_10.append(
                    'n/a',
                )
            t_10.extend((
                ' · with examples: <code>audit explain ',
                escape(environment.finalize(environment.getattr((undefined(name='r') if l_2_r is missing else l_2_r), 'id'))),
                '</code></p>\n</details>\n',
            ))
            t_11 = 0
        l_2_loop = l_2_x = l_2_r = missing
        if t_11:
            pass
            t_10.append(
                '<p class="muted">No rule found anything.</p>\n',
            )
        t_10.append(
            '</section>\n',
        )
        return concat(t_10)
    context.exported_vars.add('rules')
    context.vars['rules'] = l_0_rules = Macro(environment, macro, 'rules', ('c',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=48&3=55&4=62&5=65&6=67&7=69&8=73&9=77&10=81&11=87&12=94&13=98&14=102&15=106&16=110&17=127&18=157&22=184&23=190&27=207&31=223&32=230&33=233&34=235&35=238&36=242&37=248&38=252&39=257&48=355&49=362&50=365&51=367&52=370&53=374&54=378&55=381&56=386&65=426&66=432&67=435&68=437&69=442&70=446&71=450&72=458&73=461&74=468&75=475&76=482&77=501'
