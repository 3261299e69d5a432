from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'diff.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_words_of = l_0_sev = l_0_quoted = l_0_entries = l_0_listing = l_0_side = l_0_dimensions = l_0_findings = l_0_paragraph = l_0_passages = l_0_article = missing
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.filters['lower']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'lower' found.")
    try:
        t_4 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_5 = environment.filters['plural']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'plural' found.")
    try:
        t_6 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    try:
        t_7 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    included_template = environment.get_template('macros.html', 'diff.html')._get_default_module(context)
    l_0_words_of = getattr(included_template, 'words_of', missing)
    if l_0_words_of is missing:
        l_0_words_of = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'diff.html') does not export the requested name 'words_of'", name='words_of')
    context.vars['words_of'] = l_0_words_of
    context.exported_vars.discard('words_of')
    parent_template = environment.get_template('base.html', 'diff.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    def macro(l_1_c):
        t_8 = []
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        if environment.getattr(l_1_c, 'severity_before'):
            pass
            t_8.extend((
                '<span class="sev ',
                escape(environment.finalize(environment.getattr(l_1_c, 'severity_before'))),
                '">',
                escape(environment.finalize(environment.getattr(l_1_c, 'severity_before'))),
                '</span> <span aria-label="now">→</span> ',
            ))
        t_8.extend((
            '<span class="sev ',
            escape(environment.finalize(environment.getattr(l_1_c, 'severity'))),
            '">',
            escape(environment.finalize(environment.getattr(l_1_c, 'severity'))),
            '</span>',
        ))
        return concat(t_8)
    context.exported_vars.add('sev')
    context.vars['sev'] = l_0_sev = Macro(environment, macro, 'sev', ('c',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_c):
        t_9 = []
        l_1_place = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_place = (environment.getattr(l_1_c, 'after') or environment.getattr(l_1_c, 'before'))
        if environment.getattr((undefined(name='place') if l_1_place is missing else l_1_place), 'words'):
            pass
            if ((environment.getattr(l_1_c, 'kind') == 'reworded') and (environment.getattr(environment.getattr(l_1_c, 'before'), 'words') != environment.getattr(environment.getattr(l_1_c, 'after'), 'words'))):
                pass
                t_9.extend((
                    escape(environment.finalize(context.call((undefined(name='words_of') if l_0_words_of is missing else l_0_words_of), environment.getattr(environment.getattr(l_1_c, 'before'), 'words')))),
                    ' → ',
                ))
            t_9.append(
                escape(environment.finalize(context.call((undefined(name='words_of') if l_0_words_of is missing else l_0_words_of), environment.getattr((undefined(name='place') if l_1_place is missing else l_1_place), 'words')))),
            )
        elif environment.getattr(l_1_c, 'absent'):
            pass
            t_9.append(
                '<span class="muted">the whole article</span>',
            )
        return concat(t_9)
    context.exported_vars.add('quoted')
    context.vars['quoted'] = l_0_quoted = Macro(environment, macro, 'quoted', ('c',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_rows):
        t_10 = []
        if l_1_rows is missing:
            l_1_rows = undefined("parameter 'rows' was not provided", name='rows')
        pass
        for l_2_e in l_1_rows:
            _loop_vars = {}
            pass
            t_10.extend((
                '<li id="',
                escape(environment.finalize(environment.getattr(l_2_e, 'id'))),
                '"><p class="q">',
                escape(environment.finalize(t_4((environment.getattr(environment.getattr(l_2_e, 'change'), 'question') or environment.getattr(environment.getattr(l_2_e, 'change'), 'message'))))),
                '</p>\n<p class="of">',
                escape(environment.finalize(context.call((undefined(name='sev') if l_0_sev is missing else l_0_sev), environment.getattr(l_2_e, 'change'), _loop_vars=_loop_vars))),
                ' <span class="at">line ',
                escape(environment.finalize(context.call(environment.getattr(environment.getattr(l_2_e, 'at'), 'replace'), '->', '→', _loop_vars=_loop_vars))),
                '</span> ',
                escape(environment.finalize(context.call((undefined(name='quoted') if l_0_quoted is missing else l_0_quoted), environment.getattr(l_2_e, 'change'), _loop_vars=_loop_vars))),
                '</p>\n<p class="of muted"><code>',
                escape(environment.finalize(environment.getattr(environment.getattr(l_2_e, 'change'), 'rule'))),
                '</code>',
            ))
            if environment.getattr(l_2_e, 'under'):
                pass
                t_10.extend((
                    ' (+',
                    escape(environment.finalize(environment.getattr(l_2_e, 'under'))),
                    ' in the same place)',
                ))
            if environment.getattr(environment.getattr(l_2_e, 'change'), 'note'):
                pass
                t_10.extend((
                    ' · ',
                    escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_2_e, 'change'), 'note')))),
                ))
            t_10.append(
                '</p></li>\n',
            )
        l_2_e = missing
        return concat(t_10)
    context.exported_vars.add('entries')
    context.vars['entries'] = l_0_entries = Macro(environment, macro, 'entries', ('rows',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_x):
        t_11 = []
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        pass
        t_11.extend((
            '<ul class="changes">\n',
            escape(environment.finalize(context.call((undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr(l_1_x, 'first')))),
            '\n</ul>\n',
        ))
        if environment.getattr(l_1_x, 'more'):
            pass
            t_11.extend((
                '<details><summary>',
                escape(environment.finalize(t_5(t_2(environment.getattr(l_1_x, 'more')), 'place'))),
                ' more</summary><ul class="changes">\n',
                escape(environment.finalize(context.call((undefined(name='entries') if l_0_entries is missing else l_0_entries), environment.getattr(l_1_x, 'more')))),
                '\n</ul></details>\n',
            ))
        return concat(t_11)
    context.exported_vars.add('listing')
    context.vars['listing'] = l_0_listing = Macro(environment, macro, 'listing', ('x',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_s, l_1_id):
        t_12 = []
        if l_1_s is missing:
            l_1_s = undefined("parameter 's' was not provided", name='s')
        if l_1_id is missing:
            l_1_id = undefined("parameter 'id' was not provided", name='id')
        pass
        t_12.extend((
            '<section class="',
            escape(environment.finalize(t_3(environment.getattr(l_1_s, 'name')))),
            '" aria-labelledby="',
            escape(environment.finalize(l_1_id)),
            '"><h3 id="',
            escape(environment.finalize(l_1_id)),
            '">',
            escape(environment.finalize(environment.getattr(l_1_s, 'name'))),
            '</h3>\n<p class="headline">',
            escape(environment.finalize(t_4(environment.getattr(l_1_s, 'headline')))),
            '</p>\n',
        ))
        if environment.getattr(environment.getattr(l_1_s, 'answered'), 'claims'):
            pass
            t_12.extend((
                '<svg class="bar" role="img" width="100%" height="26" aria-label="',
                escape(environment.finalize(environment.getattr(l_1_s, 'name'))),
                ', of ',
                escape(environment.finalize(t_5(environment.getattr(environment.getattr(l_1_s, 'answered'), 'claims'), 'claim'))),
                ': ',
            ))
            l_2_loop = missing
            for l_2_b, l_2_loop in LoopContext(environment.getattr(l_1_s, 'bar'), undefined):
                _loop_vars = {}
                pass
                t_12.extend((
                    escape(environment.finalize(environment.getattr(l_2_b, 'word'))),
                    ' ',
                    escape(environment.finalize(environment.getattr(l_2_b, 'count'))),
                    escape(environment.finalize((', ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 36 in 'diff.html' evaluated to false and no else section was defined.")))),
                ))
            l_2_loop = l_2_b = missing
            t_12.append(
                '">\n',
            )
            def t_13(fiter):
                for l_2_b in fiter:
                    if environment.getattr(l_2_b, 'count'):
                        yield l_2_b
            for l_2_b in t_13(environment.getattr(l_1_s, 'bar')):
                _loop_vars = {}
                pass
                t_12.extend((
                    '<rect class="',
                    escape(environment.finalize(environment.getattr(l_2_b, 'group'))),
                    '" x="',
                    escape(environment.finalize(environment.getattr(l_2_b, 'x'))),
                    '" y="0" width="',
                    escape(environment.finalize(environment.getattr(l_2_b, 'width'))),
                    '" height="100%"></rect>\n',
                ))
            l_2_b = missing
            t_12.append(
                '</svg>\n<ul class="legend">\n',
            )
            for l_2_b in environment.getattr(l_1_s, 'bar'):
                _loop_vars = {}
                pass
                t_12.extend((
                    '<li><span class="key ',
                    escape(environment.finalize(environment.getattr(l_2_b, 'group'))),
                    '"></span>',
                    escape(environment.finalize(environment.getattr(l_2_b, 'word'))),
                    ' <b>',
                    escape(environment.finalize(environment.getattr(l_2_b, 'count'))),
                    '</b></li>\n',
                ))
            l_2_b = missing
            t_12.append(
                '</ul>\n',
            )
        t_12.extend((
            '<p class="muted">',
            escape(environment.finalize(t_5(environment.getattr(l_1_s, 'words'), 'word'))),
            ', ',
            escape(environment.finalize(t_5(environment.getattr(environment.getattr(l_1_s, 'answered'), 'claims'), 'claim'))),
            '</p>\n</section>\n',
        ))
        return concat(t_12)
    context.exported_vars.add('side')
    context.vars['side'] = l_0_side = Macro(environment, macro, 'side', ('s', 'id'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_a):
        t_14 = []
        l_1_said = resolve('said')
        if l_1_a is missing:
            l_1_a = undefined("parameter 'a' was not provided", name='a')
        pass
        t_14.extend((
            '<section class="part" aria-labelledby="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '-d"><h3 id="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '-d">Six dimensions</h3>\n',
        ))
        if environment.getattr(environment.getattr(l_1_a, 'diff'), 'differences'):
            pass
            t_14.extend((
                '<p class="warn"><strong>',
                escape(environment.finalize(environment.getattr((undefined(name='said') if l_1_said is missing else l_1_said), 'NOT_COMPARABLE'))),
                ':</strong> ',
                escape(environment.finalize(t_4(t_1(context.eval_ctx, environment.getattr(environment.getattr(l_1_a, 'diff'), 'differences'), '; ')))),
                '.</p>\n',
            ))
        t_14.append(
            '<ul class="dims">\n',
        )
        for l_2_d in environment.getattr(l_1_a, 'dimensions'):
            _loop_vars = {}
            pass
            t_14.extend((
                '<li>\n<h4>',
                escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_2_d, 'row'), 'title')))),
                '</h4>\n<p class="scores"><span class="was">',
                escape(environment.finalize(t_6(context.eval_ctx, context.call(environment.getattr((undefined(name='said') if l_1_said is missing else l_1_said), 'score'), environment.getattr(environment.getattr(l_2_d, 'row'), 'before'), _loop_vars=_loop_vars), '-', '–'))),
                '</span> <span aria-label="now">→</span> <span class="now">',
                escape(environment.finalize(t_6(context.eval_ctx, context.call(environment.getattr((undefined(name='said') if l_1_said is missing else l_1_said), 'score'), environment.getattr(environment.getattr(l_2_d, 'row'), 'after'), _loop_vars=_loop_vars), '-', '–'))),
                '</span></p>\n<svg class="ranges" width="100%" height="24" aria-hidden="true">\n',
            ))
            for (l_3_r, l_3_y, l_3_which) in ((environment.getattr(l_2_d, 'before'), 1, 'was'), (environment.getattr(l_2_d, 'after'), 13, 'now')):
                _loop_vars = {}
                pass
                t_14.extend((
                    '<rect class="track" x="0" y="',
                    escape(environment.finalize((l_3_y + 4))),
                    '" width="100%" height="2"></rect>\n',
                ))
                if l_3_r:
                    pass
                    t_14.extend((
                        '<rect class="',
                        escape(environment.finalize(l_3_which)),
                        '" x="',
                        escape(environment.finalize(environment.getattr(l_3_r, 'x'))),
                        '" y="',
                        escape(environment.finalize(l_3_y)),
                        '" width="',
                        escape(environment.finalize(environment.getattr(l_3_r, 'width'))),
                        '" height="10" rx="2"></rect>\n<line class="',
                        escape(environment.finalize(l_3_which)),
                        '" x1="',
                        escape(environment.finalize(environment.getattr(l_3_r, 'at'))),
                        '" y1="',
                        escape(environment.finalize((l_3_y - 1))),
                        '" x2="',
                        escape(environment.finalize(environment.getattr(l_3_r, 'at'))),
                        '" y2="',
                        escape(environment.finalize((l_3_y + 11))),
                        '"></line>\n',
                    ))
            l_3_r = l_3_y = l_3_which = missing
            t_14.extend((
                '</svg>\n<p class="verdict ',
                escape(environment.finalize(environment.getattr(environment.getattr(l_2_d, 'row'), 'verdict'))),
                '">',
                escape(environment.finalize(environment.getattr(l_2_d, 'verdict'))),
            ))
            if (environment.getattr(environment.getattr(l_2_d, 'row'), 'verdict') == 'not-judged'):
                pass
                t_14.extend((
                    ', <span class="small">',
                    escape(environment.finalize(t_4(environment.getattr(environment.getattr(l_2_d, 'row'), 'why')))),
                    '</span>',
                ))
            t_14.append(
                '</p>\n</li>\n',
            )
        l_2_d = missing
        t_14.append(
            '</ul>\n<p class="muted small">The upper line of each picture is before, the lower after; a box is the range with every weight a quarter heavier or lighter.',
        )
        if environment.getattr(l_1_a, 'overlapping'):
            pass
            t_14.extend((
                ' ',
                escape(environment.finalize(environment.getattr((undefined(name='said') if l_1_said is missing else l_1_said), 'OVERLAP'))),
            ))
        t_14.append(
            '</p>\n</section>\n',
        )
        return concat(t_14)
    context.exported_vars.add('dimensions')
    context.vars['dimensions'] = l_0_dimensions = Macro(environment, macro, 'dimensions', ('a',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_a):
        t_15 = []
        if l_1_a is missing:
            l_1_a = undefined("parameter 'a' was not provided", name='a')
        pass
        t_15.extend((
            '<section class="part" aria-labelledby="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '-f"><h3 id="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '-f">Findings</h3>\n<p class="tally">',
            escape(environment.finalize(environment.getattr(l_1_a, 'tally'))),
            '</p>\n<div class="pair">\n',
        ))
        for (l_2_x, l_2_sign, l_2_empty) in ((environment.getattr(l_1_a, 'fixed'), '−', 'Nothing that was asked is mended.'), (environment.getattr(l_1_a, 'new'), '+', 'Nothing new to ask.')):
            _loop_vars = {}
            pass
            t_15.extend((
                '<section class="',
                escape(environment.finalize(environment.getattr(l_2_x, 'kind'))),
                '" aria-labelledby="',
                escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
                '-',
                escape(environment.finalize(environment.getattr(l_2_x, 'kind'))),
                '"><h4 id="',
                escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
                '-',
                escape(environment.finalize(environment.getattr(l_2_x, 'kind'))),
                '"><span class="sign" aria-hidden="true">',
                escape(environment.finalize(l_2_sign)),
                '</span> ',
                escape(environment.finalize(environment.getattr(l_2_x, 'head'))),
                ' <span class="muted">',
                escape(environment.finalize(environment.getattr(l_2_x, 'total'))),
                '</span></h4>\n',
            ))
            if environment.getattr(l_2_x, 'total'):
                pass
                t_15.append(
                    escape(environment.finalize(context.call((undefined(name='listing') if l_0_listing is missing else l_0_listing), l_2_x, _loop_vars=_loop_vars))),
                )
            else:
                pass
                t_15.extend((
                    '<p class="muted">',
                    escape(environment.finalize(l_2_empty)),
                    '</p>',
                ))
            t_15.append(
                '</section>\n',
            )
        l_2_x = l_2_sign = l_2_empty = missing
        t_15.append(
            '</div>\n',
        )
        for l_2_x in environment.getattr(l_1_a, 'others'):
            _loop_vars = {}
            pass
            t_15.extend((
                '<details class="other"',
                escape(environment.finalize((' open' if (environment.getattr(l_2_x, 'kind') in ('reworded', 'rerated')) else cond_expr_undefined("the inline if-expression on line 89 in 'diff.html' evaluated to false and no else section was defined.")))),
                '><summary>',
                escape(environment.finalize(environment.getattr(l_2_x, 'head'))),
                ' <span class="muted">',
                escape(environment.finalize(environment.getattr(l_2_x, 'total'))),
            ))
            if (environment.getattr(l_2_x, 'kind') == 'moved'):
                pass
                t_15.extend((
                    ' · ',
                    escape(environment.finalize(environment.getattr(l_1_a, 'shifts'))),
                ))
            t_15.extend((
                '</span></summary>\n',
                escape(environment.finalize(context.call((undefined(name='listing') if l_0_listing is missing else l_0_listing), l_2_x, _loop_vars=_loop_vars))),
                '\n</details>\n',
            ))
        l_2_x = missing
        t_15.append(
            '</section>\n',
        )
        return concat(t_15)
    context.exported_vars.add('findings')
    context.vars['findings'] = l_0_findings = Macro(environment, macro, 'findings', ('a',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_p, l_1_when):
        t_16 = []
        if l_1_p is missing:
            l_1_p = undefined("parameter 'p' was not provided", name='p')
        if l_1_when is missing:
            l_1_when = undefined("parameter 'when' was not provided", name='when')
        pass
        if l_1_p:
            pass
            t_16.extend((
                '<div class="',
                escape(environment.finalize(t_3(l_1_when))),
                ' k-',
                escape(environment.finalize(environment.getattr(l_1_p, 'kind'))),
                '"><p class="small muted">',
                escape(environment.finalize(l_1_when)),
                ', line ',
                escape(environment.finalize(environment.getattr(l_1_p, 'line'))),
                '</p>\n<p class="words" dir="auto">',
            ))
            for l_2_s in environment.getattr(l_1_p, 'sentences'):
                l_2_role = missing
                _loop_vars = {}
                pass
                l_2_role = (('deletion' if (l_1_when == 'Before') else 'insertion') if environment.getattr(l_2_s, 'changed') else '')
                _loop_vars['role'] = l_2_role
                t_16.extend((
                    '<span class="said',
                    escape(environment.finalize((' changed' if environment.getattr(l_2_s, 'changed') else cond_expr_undefined("the inline if-expression on line 102 in 'diff.html' evaluated to false and no else section was defined.")))),
                    escape(environment.finalize((markup_join((' ', environment.getattr(l_2_s, 'answer'), )) if environment.getattr(l_2_s, 'answer') else cond_expr_undefined("the inline if-expression on line 102 in 'diff.html' evaluated to false and no else section was defined.")))),
                    '"',
                ))
                if (undefined(name='role') if l_2_role is missing else l_2_role):
                    pass
                    t_16.extend((
                        ' role="',
                        escape(environment.finalize((undefined(name='role') if l_2_role is missing else l_2_role))),
                        '"',
                    ))
                t_16.append(
                    '>',
                )
                for (l_3_text, l_3_home) in environment.getattr(l_2_s, 'pieces'):
                    _loop_vars = {}
                    pass
                    if l_3_home:
                        pass
                        t_16.extend((
                            '<a class="asked-of" href="#',
                            escape(environment.finalize(l_3_home)),
                            '">',
                            escape(environment.finalize(l_3_text)),
                            '</a>',
                        ))
                    else:
                        pass
                        t_16.append(
                            escape(environment.finalize(l_3_text)),
                        )
                l_3_text = l_3_home = missing
                t_16.append(
                    '</span>\n',
                )
            l_2_s = l_2_role = missing
            t_16.append(
                '</p></div>\n',
            )
        else:
            pass
            t_16.extend((
                '<div class="',
                escape(environment.finalize(t_3(l_1_when))),
                ' nothing muted"><p>',
                escape(environment.finalize(l_1_when)),
                ': no such paragraph</p></div>\n',
            ))
        return concat(t_16)
    context.exported_vars.add('paragraph')
    context.vars['paragraph'] = l_0_paragraph = Macro(environment, macro, 'paragraph', ('p', 'when'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_a):
        t_17 = []
        l_1_words = resolve('words')
        if l_1_a is missing:
            l_1_a = undefined("parameter 'a' was not provided", name='a')
        pass
        if environment.getattr(l_1_a, 'rows'):
            pass
            t_17.extend((
                '<section class="part passages" aria-labelledby="',
                escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
                '-t"><h3 id="',
                escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
                '-t">The text, side by side</h3>\n<p class="muted small">Only paragraphs that were changed or hold a fixed or a new finding, whose words are underlined. Sentences that one side lacks stand out, those that are claims with who answers: ',
            ))
            l_2_loop = missing
            for (l_2_id, l_2_word, l_2__), l_2_loop in LoopContext(environment.getattr((undefined(name='words') if l_1_words is missing else l_1_words), 'GROUPS'), undefined):
                _loop_vars = {}
                pass
                t_17.extend((
                    '<span class="key ',
                    escape(environment.finalize(l_2_id)),
                    '"></span>',
                    escape(environment.finalize(l_2_word)),
                    escape(environment.finalize((', ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 115 in 'diff.html' evaluated to false and no else section was defined.")))),
                ))
            l_2_loop = l_2_id = l_2_word = l_2__ = missing
            t_17.append(
                '.</p>\n',
            )
            for l_2_r in environment.getattr(l_1_a, 'rows'):
                _loop_vars = {}
                pass
                if environment.getattr(l_2_r, 'skipped'):
                    pass
                    t_17.extend((
                        '<p class="skipped muted">',
                        escape(environment.finalize(t_5(environment.getattr(l_2_r, 'skipped'), 'paragraph'))),
                        ' without a change</p>',
                    ))
                t_17.extend((
                    '\n<div class="pair passage">\n',
                    escape(environment.finalize(context.call((undefined(name='paragraph') if l_0_paragraph is missing else l_0_paragraph), environment.getattr(l_2_r, 'before'), 'Before', _loop_vars=_loop_vars))),
                    '\n',
                    escape(environment.finalize(context.call((undefined(name='paragraph') if l_0_paragraph is missing else l_0_paragraph), environment.getattr(l_2_r, 'after'), 'After', _loop_vars=_loop_vars))),
                    '\n</div>\n',
                ))
            l_2_r = missing
            if environment.getattr(l_1_a, 'left_out'):
                pass
                t_17.extend((
                    '<p class="skipped muted">',
                    escape(environment.finalize(t_5(environment.getattr(l_1_a, 'left_out'), 'changed paragraph'))),
                    ' more, not shown here</p>',
                ))
            if environment.getattr(environment.getattr(l_1_a, 'diff'), 'skipped'):
                pass
                t_17.extend((
                    '<p class="skipped muted">',
                    escape(environment.finalize(t_5(environment.getattr(environment.getattr(l_1_a, 'diff'), 'skipped'), 'paragraph'))),
                    ' without a change</p>',
                ))
            t_17.append(
                '</section>\n',
            )
        return concat(t_17)
    context.exported_vars.add('passages')
    context.vars['passages'] = l_0_passages = Macro(environment, macro, 'passages', ('a',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_a):
        t_18 = []
        l_1_view = resolve('view')
        l_1_d = missing
        if l_1_a is missing:
            l_1_a = undefined("parameter 'a' was not provided", name='a')
        pass
        l_1_d = environment.getattr(l_1_a, 'diff')
        t_18.extend((
            '<section class="card diff" id="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '" aria-labelledby="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '-h">\n<header class="head"><h2 id="',
            escape(environment.finalize(environment.getattr(l_1_a, 'id'))),
            '-h">',
            escape(environment.finalize(t_4((environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'title') or context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'path')))))),
            '</h2>\n<p class="facts muted">What changed in ',
            escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'path'))))),
        ))
        if (not t_7(environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'path_before'))):
            pass
            t_18.extend((
                ', before ',
                escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'path_before'))))),
            ))
        t_18.append(
            '</p>\n',
        )
        if environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'identical'):
            pass
            t_18.append(
                '<p class="warn">The file is the same, byte for byte.</p>',
            )
        for l_2_note in environment.getattr((undefined(name='d') if l_1_d is missing else l_1_d), 'notes'):
            _loop_vars = {}
            pass
            t_18.extend((
                '<p class="warn">',
                escape(environment.finalize(t_4(l_2_note))),
                '</p>\n',
            ))
        l_2_note = missing
        t_18.append(
            '</header>\n<div class="pair sides">\n',
        )
        l_2_loop = missing
        for l_2_s, l_2_loop in LoopContext(environment.getattr(l_1_a, 'sides'), undefined):
            _loop_vars = {}
            pass
            t_18.extend((
                escape(environment.finalize(context.call((undefined(name='side') if l_0_side is missing else l_0_side), l_2_s, markup_join((environment.getattr(l_1_a, 'id'), '-s', environment.getattr(l_2_loop, 'index'), )), _loop_vars=_loop_vars))),
                '\n',
            ))
        l_2_loop = l_2_s = missing
        t_18.append(
            '</div>\n',
        )
        if environment.getattr(l_1_a, 'dimensions'):
            pass
            t_18.append(
                escape(environment.finalize(context.call((undefined(name='dimensions') if l_0_dimensions is missing else l_0_dimensions), l_1_a))),
            )
        t_18.extend((
            escape(environment.finalize(context.call((undefined(name='findings') if l_0_findings is missing else l_0_findings), l_1_a))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='passages') if l_0_passages is missing else l_0_passages), l_1_a))),
            '\n</section>\n',
        ))
        return concat(t_18)
    context.exported_vars.add('article')
    context.vars['article'] = l_0_article = Macro(environment, macro, 'article', ('a',), False, False, False, context.eval_ctx.autoescape)
    yield from parent_template.root_render_func(context)

def block_body(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_alone = resolve('alone')
    l_0_said = resolve('said')
    l_0_overview = resolve('overview')
    l_0_articles = resolve('articles')
    l_0_quiet = resolve('quiet')
    l_0_lone = resolve('lone')
    l_0_unread = resolve('unread')
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_4 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_5 = environment.filters['plural']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'plural' found.")
    pass
    if (not (undefined(name='alone') if l_0_alone is missing else l_0_alone)):
        pass
        yield '<section class="card" aria-labelledby="all-h"><h2 id="all-h">'
        yield escape(environment.finalize(environment.getattr((undefined(name='said') if l_0_said is missing else l_0_said), 'NAME')))
        yield '</h2>\n<p>'
        yield escape(environment.finalize((undefined(name='overview') if l_0_overview is missing else l_0_overview)))
        yield '</p>\n'
        if (undefined(name='articles') if l_0_articles is missing else l_0_articles):
            pass
            yield '<div class="scroll" tabindex="0" role="region" aria-label="Articles"><table><thead><tr><th scope="col">Article</th><th scope="col" class="num">New</th><th scope="col" class="num">Fixed</th><th scope="col">Nobody answers for</th></tr></thead><tbody>\n'
            l_1_loop = missing
            for l_1_a, l_1_loop in LoopContext((undefined(name='articles') if l_0_articles is missing else l_0_articles), undefined):
                l_1_view = resolve('view')
                _loop_vars = {}
                pass
                yield '<tr><th scope="row"><a href="#'
                yield escape(environment.finalize(environment.getattr(l_1_a, 'id')))
                yield '">'
                yield escape(environment.finalize(t_4((environment.getattr(environment.getattr(l_1_a, 'diff'), 'title')[:120] or context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(environment.getattr(l_1_a, 'diff'), 'path'), _loop_vars=_loop_vars)))))
                yield '</a><br><small class="muted">'
                yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(environment.getattr(l_1_a, 'diff'), 'path'), _loop_vars=_loop_vars))))
                yield '</small></th><td class="num">'
                yield escape(environment.finalize(environment.getattr(environment.getattr(l_1_a, 'new'), 'total')))
                yield '</td><td class="num">'
                yield escape(environment.finalize(environment.getattr(environment.getattr(l_1_a, 'fixed'), 'total')))
                yield '</td><td>'
                l_2_loop = missing
                for l_2_s, l_2_loop in LoopContext(environment.getattr(l_1_a, 'sides'), undefined):
                    _loop_vars = {}
                    pass
                    yield escape(environment.finalize(environment.getattr(environment.getattr(l_2_s, 'answered'), 'nobody')))
                    yield ' of '
                    yield escape(environment.finalize(environment.getattr(environment.getattr(l_2_s, 'answered'), 'claims')))
                    yield escape(environment.finalize((' → ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 158 in 'diff.html' evaluated to false and no else section was defined."))))
                l_2_loop = l_2_s = missing
                yield '</td></tr>\n'
            l_1_loop = l_1_a = l_1_view = missing
            yield '</tbody></table></div>\n'
        if (undefined(name='quiet') if l_0_quiet is missing else l_0_quiet):
            pass
            yield '<details><summary>No change: '
            yield escape(environment.finalize(t_5(t_2((undefined(name='quiet') if l_0_quiet is missing else l_0_quiet)), 'article')))
            yield '</summary><ul class="plain">'
            for l_1_d in (undefined(name='quiet') if l_0_quiet is missing else l_0_quiet):
                l_1_view = resolve('view')
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(l_1_d, 'path'), _loop_vars=_loop_vars))))
                yield '</li>'
            l_1_d = l_1_view = missing
            yield '</ul></details>'
        yield '\n'
        for (l_1_label, l_1_rows) in (undefined(name='lone') if l_0_lone is missing else l_0_lone):
            _loop_vars = {}
            pass
            yield '<h3>Only '
            yield escape(environment.finalize(l_1_label))
            yield '</h3>\n<ul class="plain">\n'
            for l_2_r in l_1_rows:
                l_2_view = resolve('view')
                _loop_vars = {}
                pass
                yield '<li><strong>'
                yield escape(environment.finalize(t_4((environment.getattr(l_2_r, 'title') or context.call(environment.getattr((undefined(name='view') if l_2_view is missing else l_2_view), 'name'), environment.getattr(l_2_r, 'path'), _loop_vars=_loop_vars)))))
                yield '</strong> <span class="muted">'
                yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_2_view is missing else l_2_view), 'name'), environment.getattr(l_2_r, 'path'), _loop_vars=_loop_vars))))
                yield ', '
                yield escape(environment.finalize(context.call(environment.getattr((undefined(name='said') if l_0_said is missing else l_0_said), 'found'), l_2_r, _loop_vars=_loop_vars)))
                yield '</span><br>'
                yield escape(environment.finalize(t_4(environment.getattr(l_2_r, 'headline'))))
                yield '</li>\n'
            l_2_r = l_2_view = missing
            yield '</ul>\n'
        l_1_label = l_1_rows = missing
        if (undefined(name='unread') if l_0_unread is missing else l_0_unread):
            pass
            yield '<h3>Not audited</h3>\n<ul class="plain">\n'
            for (l_1_u, l_1_message) in (undefined(name='unread') if l_0_unread is missing else l_0_unread):
                l_1_view = resolve('view')
                _loop_vars = {}
                pass
                yield '<li><strong>'
                yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(l_1_u, 'path'), _loop_vars=_loop_vars))))
                yield '</strong> <span class="muted">'
                yield escape(environment.finalize(('before' if environment.getattr(l_1_u, 'before') else 'after')))
                yield ', '
                yield escape(environment.finalize(t_4(environment.getattr(l_1_u, 'code'))))
                yield ':</span> '
                yield escape(environment.finalize(t_4(l_1_message)))
                yield '</li>\n'
            l_1_u = l_1_message = l_1_view = missing
            yield '</ul>\n'
        yield '</section>\n'
    for l_1_a in (undefined(name='articles') if l_0_articles is missing else l_0_articles):
        l_1_article = resolve('article')
        _loop_vars = {}
        pass
        yield escape(environment.finalize(context.call((undefined(name='article') if l_1_article is missing else l_1_article), l_1_a, _loop_vars=_loop_vars)))
        yield '\n'
    l_1_a = l_1_article = missing

blocks = {'body': block_body}
debug_info = '1=55&2=61&4=64&5=69&8=88&9=94&10=95&13=114&14=119&15=124&16=128&17=134&21=157&23=164&25=167&26=171&27=173&32=179&33=188&34=196&35=199&36=203&37=222&38=231&42=242&43=247&47=260&51=268&52=276&53=281&54=285&57=293&59=298&60=300&62=305&63=310&64=313&65=317&66=325&70=339&74=357&78=369&79=376&80=380&82=383&83=388&84=405&88=424&89=429&90=443&96=453&97=460&98=464&100=473&101=477&102=481&103=495&108=524&112=532&113=538&114=542&115=548&116=562&117=565&120=574&121=576&124=580&125=587&130=600&131=607&132=610&133=614&134=618&135=629&136=634&137=639&141=647&142=651&145=658&146=664&147=666&151=674&152=707&153=710&154=712&155=714&157=718&158=723&162=745&164=760&165=764&167=766&168=771&172=782&175=785&176=790&182=801&183=805'
