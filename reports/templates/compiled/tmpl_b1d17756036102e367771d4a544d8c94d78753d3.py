from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'card.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_bar = l_0_meter = l_0_value = l_0_words_of = l_0_sheet = l_0_why = l_0_ledger = l_0_speakers = l_0_rules = l_0_pictures = l_0_profile = l_0_card = l_0_who = l_0_dimensions = l_0_asks = l_0_checks = l_0_limits = missing
    try:
        t_1 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_4 = environment.filters['percent']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'percent' found.")
    try:
        t_5 = environment.filters['plural']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'plural' found.")
    try:
        t_6 = environment.filters['points']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'points' found.")
    try:
        t_7 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    try:
        t_8 = environment.filters['round']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No filter named 'round' found.")
    try:
        t_9 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    included_template = environment.get_template('macros.html', 'card.html')._get_default_module(context)
    l_0_bar = getattr(included_template, 'bar', missing)
    if l_0_bar is missing:
        l_0_bar = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'card.html') does not export the requested name 'bar'", name='bar')
    l_0_meter = getattr(included_template, 'meter', missing)
    if l_0_meter is missing:
        l_0_meter = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'card.html') does not export the requested name 'meter'", name='meter')
    l_0_value = getattr(included_template, 'value', missing)
    if l_0_value is missing:
        l_0_value = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'card.html') does not export the requested name 'value'", name='value')
    l_0_words_of = getattr(included_template, 'words_of', missing)
    if l_0_words_of is missing:
        l_0_words_of = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'card.html') does not export the requested name 'words_of'", name='words_of')
    context.vars.update({'bar': l_0_bar, 'meter': l_0_meter, 'value': l_0_value, 'words_of': l_0_words_of})
    context.exported_vars.difference_update(('bar', 'meter', 'value', 'words_of'))
    included_template = environment.get_template('article.html', 'card.html')._get_default_module(context)
    l_0_sheet = getattr(included_template, 'sheet', missing)
    if l_0_sheet is missing:
        l_0_sheet = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'card.html') does not export the requested name 'sheet'", name='sheet')
    context.vars['sheet'] = l_0_sheet
    context.exported_vars.discard('sheet')
    included_template = environment.get_template('tables.html', 'card.html')._get_default_module(context)
    l_0_why = getattr(included_template, 'why', missing)
    if l_0_why is missing:
        l_0_why = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'card.html') does not export the requested name 'why'", name='why')
    l_0_ledger = getattr(included_template, 'ledger', missing)
    if l_0_ledger is missing:
        l_0_ledger = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'card.html') does not export the requested name 'ledger'", name='ledger')
    l_0_speakers = getattr(included_template, 'speakers', missing)
    if l_0_speakers is missing:
        l_0_speakers = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'card.html') does not export the requested name 'speakers'", name='speakers')
    l_0_rules = getattr(included_template, 'rules', missing)
    if l_0_rules is missing:
        l_0_rules = undefined(f"the template {included_template.__name__!r} (imported on line 3 in 'card.html') does not export the requested name 'rules'", name='rules')
    context.vars.update({'why': l_0_why, 'ledger': l_0_ledger, 'speakers': l_0_speakers, 'rules': l_0_rules})
    context.exported_vars.difference_update(('why', 'ledger', 'speakers', 'rules'))
    included_template = environment.get_template('pictures.html', 'card.html')._get_default_module(context)
    l_0_pictures = getattr(included_template, 'pictures', missing)
    if l_0_pictures is missing:
        l_0_pictures = undefined(f"the template {included_template.__name__!r} (imported on line 4 in 'card.html') does not export the requested name 'pictures'", name='pictures')
    l_0_profile = getattr(included_template, 'profile', missing)
    if l_0_profile is missing:
        l_0_profile = undefined(f"the template {included_template.__name__!r} (imported on line 4 in 'card.html') does not export the requested name 'profile'", name='profile')
    context.vars.update({'pictures': l_0_pictures, 'profile': l_0_profile})
    context.exported_vars.difference_update(('pictures', 'profile'))
    yield '\n'
    def macro(l_1_c):
        t_10 = []
        l_1_view = resolve('view')
        l_1_term = resolve('term')
        l_1_island = resolve('island')
        l_1_r = l_1_a = l_1_p = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_r = environment.getattr(l_1_c, 'report')
        l_1_a = environment.getattr((undefined(name='r') if l_1_r is missing else l_1_r), 'article')
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_10.extend((
            '<article class="card" id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'card" data-prefix="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            '" aria-labelledby="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'title">\n<header class="head">\n<h2 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'title">',
            escape(environment.finalize(t_3((environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'title') or context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'path')))))),
            '</h2>\n<p class="facts">',
            escape(environment.finalize(t_3(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'path'))))),
            ' · ',
            escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'words')))),
            ' words · ',
            escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'claims')))),
            ' ',
            escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), ('claim' if (environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'claims') == 1) else 'claims'), 'claim'))),
            ' · ',
            escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'genre'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'genre')), 'genre'))),
        ))
        if (environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'language') != 'en'):
            pass
            t_10.extend((
                ' · language ',
                escape(environment.finalize(t_3(environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'language')))),
            ))
        t_10.extend((
            '</p>\n<p class="headline">',
            escape(environment.finalize(t_3(environment.getattr((undefined(name='r') if l_1_r is missing else l_1_r), 'headline')))),
            '</p>\n<p class="acts"><a class="button" href="#',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'notes" data-do="notes">Notes for the writer</a> <button type="button" data-do="print" hidden>Print</button></p>\n</header>\n',
            escape(environment.finalize(context.call((undefined(name='who') if l_0_who is missing else l_0_who), l_1_c))),
            '\n<nav class="jump"',
        ))
        if (undefined(name='p') if l_1_p is missing else l_1_p):
            pass
            t_10.extend((
                ' aria-labelledby="',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'title"',
            ))
        else:
            pass
            t_10.append(
                ' aria-label="Parts of the card"',
            )
        t_10.append(
            '><ul>\n',
        )
        for (l_2_id, l_2_word) in (('article', 'The article'), ('why', 'Why this score'), ('ledger', 'Claims'), ('speakers', 'Speakers'), ('pictures', 'Pictures'), ('rules', 'Rules'), ('limits', 'Limits')):
            _loop_vars = {}
            pass
            t_10.extend((
                '<li><a href="#',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                escape(environment.finalize(l_2_id)),
                '">',
                escape(environment.finalize(l_2_word)),
                '</a></li>\n',
            ))
        l_2_id = l_2_word = missing
        t_10.extend((
            '</ul></nav>\n<div class="columns">\n',
            escape(environment.finalize(context.call((undefined(name='dimensions') if l_0_dimensions is missing else l_0_dimensions), l_1_c))),
            '\n<div class="lists">',
            escape(environment.finalize(context.call((undefined(name='asks') if l_0_asks is missing else l_0_asks), l_1_c))),
            escape(environment.finalize(context.call((undefined(name='checks') if l_0_checks is missing else l_0_checks), l_1_c))),
            '</div>\n</div>\n',
            escape(environment.finalize(context.call((undefined(name='sheet') if l_0_sheet is missing else l_0_sheet), l_1_c))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='why') if l_0_why is missing else l_0_why), l_1_c))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='ledger') if l_0_ledger is missing else l_0_ledger), l_1_c))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='speakers') if l_0_speakers is missing else l_0_speakers), l_1_c))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='pictures') if l_0_pictures is missing else l_0_pictures), l_1_c))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='profile') if l_0_profile is missing else l_0_profile), l_1_c))),
            '\n',
            escape(environment.finalize(context.call((undefined(name='rules') if l_0_rules is missing else l_0_rules), l_1_c))),
            '\n<section class="writer" id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'notes">\n<h3 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'notes-h">Notes for the writer</h3>\n<p class="how muted">Questions with the words they are about, to send on. No scores.</p>\n<details><summary>Show the notes</summary><pre class="notes-text" dir="auto">',
            escape(environment.finalize(environment.getattr(l_1_c, 'writer'))),
            '</pre></details>\n</section>\n',
            escape(environment.finalize(context.call((undefined(name='limits') if l_0_limits is missing else l_0_limits), l_1_c))),
            '\n',
        ))
        if environment.getattr(l_1_c, 'data'):
            pass
            t_10.extend((
                '<script type="application/json">',
                escape(environment.finalize(context.call((undefined(name='island') if l_1_island is missing else l_1_island), environment.getattr(l_1_c, 'data')))),
                '</script>',
            ))
        t_10.append(
            '\n</article>\n',
        )
        return concat(t_10)
    context.exported_vars.add('card')
    context.vars['card'] = l_0_card = Macro(environment, macro, 'card', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_11 = []
        l_1_term = resolve('term')
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        if environment.getattr(environment.getattr(l_1_c, 'answers'), 'total'):
            pass
            t_11.extend((
                '<section class="who">\n<h3 id="',
                escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                'who">Who answers for the claims?</h3>\n',
                escape(environment.finalize(context.call((undefined(name='bar') if l_0_bar is missing else l_0_bar), environment.getattr(l_1_c, 'bar'), environment.getattr(environment.getattr(l_1_c, 'answers'), 'total')))),
                '\n<ul class="legend">\n',
            ))
            for l_2_s in environment.getattr(l_1_c, 'bar'):
                _loop_vars = {}
                pass
                t_11.extend((
                    '<li><span class="key ',
                    escape(environment.finalize(environment.getattr(l_2_s, 'group'))),
                    '" data-who="',
                    escape(environment.finalize(environment.getattr(l_2_s, 'group'))),
                    '">',
                    escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), environment.getattr(l_2_s, 'word'), _loop_vars=_loop_vars))),
                    ' <b>',
                    escape(environment.finalize(environment.getattr(l_2_s, 'count'))),
                    '</b></span></li>\n',
                ))
            l_2_s = missing
            t_11.append(
                '</ul>\n',
            )
            if environment.getattr(environment.getattr(l_1_c, 'answers'), 'weak'):
                pass
                t_11.extend((
                    '<p class="muted">May be ',
                    escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'carried over'))),
                    ' from earlier in the paragraph, each counting half: ',
                    escape(environment.finalize(environment.getattr(environment.getattr(l_1_c, 'answers'), 'weak'))),
                    ' of the ',
                    escape(environment.finalize(environment.getattr(environment.getattr(environment.getattr(l_1_c, 'answers'), 'groups'), 'nobody'))),
                    '.</p>\n',
                ))
            t_11.append(
                '</section>\n',
            )
        return concat(t_11)
    context.exported_vars.add('who')
    context.vars['who'] = l_0_who = Macro(environment, macro, 'who', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_12 = []
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        t_12.extend((
            '<section class="dimensions">\n<h3 id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'dims">Six dimensions</h3>\n<ul>\n',
        ))
        l_2_loop = missing
        t_13 = 1
        for l_2_w, l_2_loop in LoopContext(environment.getattr(l_1_c, 'why'), undefined):
            l_2_term = resolve('term')
            l_2_view = resolve('view')
            l_2_d = missing
            _loop_vars = {}
            pass
            l_2_d = environment.getattr(l_2_w, 'row')
            _loop_vars['d'] = l_2_d
            t_12.extend((
                '<li>\n<div class="dim"><h4>',
                escape(environment.finalize(context.call((undefined(name='term') if l_2_term is missing else l_2_term), environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'title'), _loop_vars=_loop_vars))),
                '</h4><p class="value">',
                escape(environment.finalize(context.call((undefined(name='value') if l_0_value is missing else l_0_value), (undefined(name='d') if l_2_d is missing else l_2_d), _loop_vars=_loop_vars))),
            ))
            if (not t_9(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'score'))):
                pass
                t_12.extend((
                    ' <span class="between">',
                    escape(environment.finalize(t_7(context.eval_ctx, context.call(environment.getattr((undefined(name='view') if l_2_view is missing else l_2_view), 'between'), environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'low'), environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'high'), _loop_vars=_loop_vars), '-', '–'))),
                    '</span>',
                ))
            t_12.extend((
                '</p></div>\n',
                escape(environment.finalize(context.call((undefined(name='meter') if l_0_meter is missing else l_0_meter), (undefined(name='d') if l_2_d is missing else l_2_d), _loop_vars=_loop_vars))),
                '\n<p class="reason">',
                escape(environment.finalize(t_3(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'reason')))),
                '</p>\n<details><summary>How sure?</summary>\n',
            ))
            if environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'question'):
                pass
                t_12.extend((
                    '<p>',
                    escape(environment.finalize(t_3(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'question')))),
                    '</p>',
                ))
            t_12.extend((
                '<p>',
                escape(environment.finalize(context.call((undefined(name='term') if l_2_term is missing else l_2_term), 'Range', 'range', _loop_vars=_loop_vars))),
                ': ',
            ))
            if (not t_9(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'score'))):
                pass
                t_12.extend((
                    escape(environment.finalize(t_6(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'low')))),
                    ' to ',
                    escape(environment.finalize(t_6(environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'high')))),
                    ', with every weight a quarter heavier or lighter',
                ))
            else:
                pass
                t_12.append(
                    'n/a',
                )
            t_12.extend((
                '.<br>\n',
                escape(environment.finalize(context.call((undefined(name='term') if l_2_term is missing else l_2_term), 'Coverage', 'coverage', _loop_vars=_loop_vars))),
                ': ',
                escape(environment.finalize(t_1(t_8((environment.getattr((undefined(name='d') if l_2_d is missing else l_2_d), 'coverage') * 100))))),
                '% of its rules could be judged on this text.<br>\n',
                escape(environment.finalize(context.call((undefined(name='term') if l_2_term is missing else l_2_term), 'Precision', 'precision', _loop_vars=_loop_vars))),
                ': ',
            ))
            l_3_loop = missing
            for (l_3_rule, l_3_x), l_3_loop in LoopContext(environment.getattr(l_2_w, 'measured'), undefined):
                _loop_vars = {}
                pass
                t_12.extend((
                    '<code>',
                    escape(environment.finalize(l_3_rule)),
                    '</code> ',
                    escape(environment.finalize(t_4(environment.getattr(l_3_x, 'value')))),
                    ' (',
                    escape(environment.finalize(t_4(environment.getattr(l_3_x, 'low')))),
                    ' to ',
                    escape(environment.finalize(t_4(environment.getattr(l_3_x, 'high')))),
                    ', ',
                    escape(environment.finalize(t_5(environment.getattr(l_3_x, 'n'), 'hit'))),
                    ' checked by hand)',
                    escape(environment.finalize(('; ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 77 in 'card.html' evaluated to false and no else section was defined.")))),
                ))
            l_3_loop = l_3_rule = l_3_x = missing
            if environment.getattr(l_2_w, 'unmeasured'):
                pass
                t_12.extend((
                    escape(environment.finalize(('; ' if environment.getattr(l_2_w, 'measured') else cond_expr_undefined("the inline if-expression on line 78 in 'card.html' evaluated to false and no else section was defined.")))),
                    'n/a for ',
                    escape(environment.finalize(t_5(environment.getattr(l_2_w, 'unmeasured'), 'rule'))),
                    ' not measured yet',
                ))
            elif (not environment.getattr(l_2_w, 'measured')):
                pass
                t_12.append(
                    'n/a, no rule spoke',
                )
            t_12.extend((
                '.</p>\n<p><a href="#',
                escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                'why-',
                escape(environment.finalize(environment.getattr(l_2_loop, 'index'))),
                '">What cost how much</a></p>\n</details>\n</li>\n',
            ))
            t_13 = 0
        l_2_loop = l_2_w = l_2_d = l_2_term = l_2_view = missing
        if t_13:
            pass
            t_12.append(
                '<li><p class="muted">No dimension was judged.</p></li>\n',
            )
        t_12.append(
            '</ul>\n</section>\n',
        )
        return concat(t_12)
    context.exported_vars.add('dimensions')
    context.vars['dimensions'] = l_0_dimensions = Macro(environment, macro, 'dimensions', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_14 = []
        l_1_term = resolve('term')
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        t_14.extend((
            '<section>\n<h3 id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'ask">',
            escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'Ask first', 'ask first'))),
        ))
        if environment.getattr(l_1_c, 'asked'):
            pass
            t_14.extend((
                ' <span class="count">',
                escape(environment.finalize(t_2(environment.getattr(l_1_c, 'asked')))),
                '</span>',
            ))
        t_14.append(
            '</h3>\n',
        )
        if environment.getattr(l_1_c, 'asked'):
            pass
            t_14.append(
                '<ol class="asks">\n',
            )
            l_2_loop = missing
            for l_2_q, l_2_loop in LoopContext(environment.getattr(l_1_c, 'asked'), undefined):
                l_2_view = resolve('view')
                l_2_first = l_2_said = missing
                _loop_vars = {}
                pass
                if (environment.getattr(l_2_loop, 'index') == 6):
                    pass
                    t_14.extend((
                        '</ol><details><summary>',
                        escape(environment.finalize((t_2(environment.getattr(l_1_c, 'asked')) - 5))),
                        ' more</summary><ol class="asks" start="6">\n',
                    ))
                l_2_first = environment.getitem(environment.getattr(l_2_q, 'notes'), 0)
                _loop_vars['first'] = l_2_first
                t_14.extend((
                    '<li><a class="ask" href="#',
                    escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                    escape(environment.finalize(environment.getattr((undefined(name='first') if l_2_first is missing else l_2_first), 'id'))),
                    '">',
                    escape(environment.finalize(t_3(environment.getattr(l_2_q, 'text')))),
                    '</a>\n',
                ))
                l_2_said = context.call(environment.getattr((undefined(name='view') if l_2_view is missing else l_2_view), 'excerpt'), environment.getattr(l_1_c, 'report'), environment.getattr((undefined(name='first') if l_2_first is missing else l_2_first), 'finding'), _loop_vars=_loop_vars)
                _loop_vars['said'] = l_2_said
                t_14.extend((
                    '<p><span class="sev ',
                    escape(environment.finalize(environment.getattr(l_2_q, 'severity'))),
                    '">',
                    escape(environment.finalize(environment.getattr(l_2_q, 'severity'))),
                    '</span> ',
                ))
                l_3_loop = missing
                for l_3_n, l_3_loop in LoopContext(environment.getattr(l_2_q, 'notes'), undefined):
                    _loop_vars = {}
                    pass
                    if (environment.getattr(l_3_loop, 'index') == 2):
                        pass
                        t_14.append(
                            ' · also ',
                        )
                    elif (environment.getattr(l_3_loop, 'index') > 2):
                        pass
                        t_14.append(
                            ', ',
                        )
                    t_14.extend((
                        '<a href="#',
                        escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                        escape(environment.finalize(environment.getattr(l_3_n, 'id'))),
                        '">line ',
                        escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr(environment.getattr(l_3_n, 'finding'), 'locations'), 0), 'line'))),
                        '</a>',
                    ))
                    if environment.getattr(l_3_loop, 'first'):
                        pass
                        if (undefined(name='said') if l_2_said is missing else l_2_said):
                            pass
                            t_14.extend((
                                ' ',
                                escape(environment.finalize(context.call((undefined(name='words_of') if l_0_words_of is missing else l_0_words_of), (undefined(name='said') if l_2_said is missing else l_2_said), _loop_vars=_loop_vars))),
                            ))
                        elif environment.getattr(environment.getattr(l_3_n, 'finding'), 'absent'):
                            pass
                            t_14.append(
                                ' the whole article',
                            )
                l_3_loop = l_3_n = missing
                t_14.append(
                    '</p></li>\n',
                )
            l_2_loop = l_2_q = l_2_first = l_2_view = l_2_said = missing
            t_14.append(
                '</ol>\n',
            )
            if (t_2(environment.getattr(l_1_c, 'asked')) > 5):
                pass
                t_14.append(
                    '</details>',
                )
        else:
            pass
            t_14.append(
                '<p class="muted">Nothing here that an editor would have to ask.</p>\n',
            )
        t_14.append(
            '</section>\n',
        )
        return concat(t_14)
    context.exported_vars.add('asks')
    context.vars['asks'] = l_0_asks = Macro(environment, macro, 'asks', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_15 = []
        l_1_term = resolve('term')
        l_1_rows = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_rows = environment.getattr(environment.getattr(l_1_c, 'report'), 'checks')
        if (undefined(name='rows') if l_1_rows is missing else l_1_rows):
            pass
            t_15.extend((
                '<section>\n<h3 id="',
                escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                'check">',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'Check by hand', 'check by hand'))),
                ' <span class="count">',
                escape(environment.finalize(t_2((undefined(name='rows') if l_1_rows is missing else l_1_rows)))),
                '</span></h3>\n<p class="muted">No rule can judge these. Never scored; those without a source first.</p>\n<ul class="checks">\n',
            ))
            l_2_loop = missing
            for l_2_row, l_2_loop in LoopContext((undefined(name='rows') if l_1_rows is missing else l_1_rows), undefined):
                l_2_view = resolve('view')
                l_2_words = resolve('words')
                _loop_vars = {}
                pass
                if (environment.getattr(l_2_loop, 'index') == 9):
                    pass
                    t_15.extend((
                        '</ul><details><summary>',
                        escape(environment.finalize((t_2((undefined(name='rows') if l_1_rows is missing else l_1_rows)) - 8))),
                        ' more</summary><ul class="checks">\n',
                    ))
                t_15.append(
                    '<li><label><input type="checkbox"> <span>',
                )
                if (not t_9(environment.getattr(l_2_row, 'text'))):
                    pass
                    t_15.extend((
                        escape(environment.finalize(t_3(environment.getattr(l_2_row, 'text')[:160]))),
                        ' ',
                    ))
                t_15.extend((
                    '<small class="muted">',
                    escape(environment.finalize(t_3(context.call(environment.getattr((undefined(name='view') if l_2_view is missing else l_2_view), 'check'), environment.getattr(l_2_row, 'kind'), _loop_vars=_loop_vars)))),
                    ', line ',
                    escape(environment.finalize(environment.getattr(l_2_row, 'line'))),
                ))
                if environment.getattr(l_2_row, 'status'):
                    pass
                    t_15.extend((
                        ', ',
                        escape(environment.finalize(environment.getitem(environment.getattr((undefined(name='words') if l_2_words is missing else l_2_words), 'STATUS'), environment.getattr(l_2_row, 'status')))),
                    ))
                if environment.getattr(l_2_row, 'note'):
                    pass
                    t_15.extend((
                        ': ',
                        escape(environment.finalize(t_3(environment.getattr(l_2_row, 'note')))),
                    ))
                t_15.append(
                    '</small></span></label></li>\n',
                )
            l_2_loop = l_2_row = l_2_view = l_2_words = missing
            t_15.append(
                '</ul>\n',
            )
            if (t_2((undefined(name='rows') if l_1_rows is missing else l_1_rows)) > 8):
                pass
                t_15.append(
                    '</details>',
                )
            t_15.append(
                '</section>\n',
            )
        return concat(t_15)
    context.exported_vars.add('checks')
    context.vars['checks'] = l_0_checks = Macro(environment, macro, 'checks', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_16 = []
        l_1_t = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_t = environment.getattr(environment.getattr(l_1_c, 'report'), 'tool')
        t_16.extend((
            '<section class="limits" id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'limits">\n<h3 id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'limits-h">Limits</h3>\n<ul>\n',
        ))
        t_17 = 1
        for l_2_limit in environment.getattr(environment.getattr(l_1_c, 'report'), 'limits'):
            _loop_vars = {}
            pass
            t_16.extend((
                '<li>',
                escape(environment.finalize(t_3(l_2_limit))),
                '</li>\n',
            ))
            t_17 = 0
        l_2_limit = missing
        if t_17:
            pass
            t_16.append(
                '<li class="muted">None beside those of every rule: rules see words and structure, not facts.</li>\n',
            )
        t_16.extend((
            '</ul>\n<p class="tool">',
            escape(environment.finalize(t_3(environment.getattr((undefined(name='t') if l_1_t is missing else l_1_t), 'name')))),
            ' ',
            escape(environment.finalize(t_3(environment.getattr((undefined(name='t') if l_1_t is missing else l_1_t), 'version')))),
            ' · rules ',
            escape(environment.finalize(t_3(environment.getattr((undefined(name='t') if l_1_t is missing else l_1_t), 'pack')))),
            ' ',
            escape(environment.finalize(t_3(environment.getattr((undefined(name='t') if l_1_t is missing else l_1_t), 'rules_version')))),
            ' <code>',
            escape(environment.finalize(environment.getattr((undefined(name='t') if l_1_t is missing else l_1_t), 'rules_sha256')[:12])),
            '</code> · settings <code>',
            escape(environment.finalize(environment.getattr((undefined(name='t') if l_1_t is missing else l_1_t), 'config_sha256')[:12])),
            '</code> · file <code>',
            escape(environment.finalize(environment.getattr(environment.getattr(environment.getattr(l_1_c, 'report'), 'article'), 'sha256')[:12])),
            '</code></p>\n</section>\n',
        ))
        return concat(t_16)
    context.exported_vars.add('limits')
    context.vars['limits'] = l_0_limits = Macro(environment, macro, 'limits', ('c',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=66&2=81&3=87&4=102&6=112&7=121&8=122&9=123&10=126&12=132&13=136&14=146&15=154&16=156&18=158&19=161&20=176&21=181&25=190&26=192&28=195&29=197&30=199&31=201&32=203&33=205&34=207&35=209&36=211&38=213&40=215&41=218&46=232&47=238&49=242&50=244&52=247&53=252&56=265&57=269&63=283&65=290&67=295&68=301&70=305&71=318&72=320&74=323&75=332&76=350&77=354&78=376&79=391&89=410&91=418&92=432&94=438&95=443&96=447&98=450&99=454&100=460&101=464&104=512&111=529&112=536&113=537&115=541&118=549&119=554&120=558&122=564&125=595&130=607&131=613&132=616&133=618&135=622&136=627&141=639'
