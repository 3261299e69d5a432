from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'article.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_run = l_0_gap = l_0_text = l_0_note = l_0_sheet = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_3 = environment.filters['named']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'named' found.")
    try:
        t_4 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_5 = environment.filters['percent']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'percent' found.")
    try:
        t_6 = environment.filters['plural']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'plural' found.")
    try:
        t_7 = environment.filters['rejectattr']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'rejectattr' found.")
    try:
        t_8 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    def macro(l_1_x, l_1_p):
        t_9 = []
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        if l_1_p is missing:
            l_1_p = undefined("parameter 'p' was not provided", name='p')
        pass
        if environment.getattr(l_1_x, 'group'):
            pass
            t_9.extend((
                '<span class="claim ',
                escape(environment.finalize(environment.getattr(l_1_x, 'group'))),
                '" id="',
                escape(environment.finalize(l_1_p)),
                's-',
                escape(environment.finalize(environment.getattr(l_1_x, 'claim'))),
                '"',
            ))
            if (not t_8(environment.getattr(l_1_x, 'attribution'))):
                pass
                t_9.extend((
                    ' data-a="',
                    escape(environment.finalize(environment.getattr(l_1_x, 'attribution'))),
                    '"',
                ))
            t_9.append(
                '>',
            )
        for l_2_y in environment.getattr(l_1_x, 'pieces'):
            _loop_vars = {}
            pass
            for l_3_n in environment.getattr(l_2_y, 'anchors'):
                _loop_vars = {}
                pass
                t_9.extend((
                    '<span id="',
                    escape(environment.finalize(l_1_p)),
                    'w-',
                    escape(environment.finalize(environment.getattr(environment.getattr(l_3_n, 'finding'), 'fingerprint'))),
                    '"></span>',
                ))
            l_3_n = missing
            if environment.getattr(l_2_y, 'note'):
                pass
                t_9.extend((
                    '<a class="hit ',
                    escape(environment.finalize(environment.getattr(environment.getattr(environment.getattr(l_2_y, 'note'), 'finding'), 'severity'))),
                    escape(environment.finalize((markup_join((' ', environment.getattr(l_2_y, 'role'), )) if environment.getattr(l_2_y, 'role') else cond_expr_undefined("the inline if-expression on line 7 in 'article.html' evaluated to false and no else section was defined.")))),
                    escape(environment.finalize((' first' if (environment.getattr(l_2_y, 'note') in environment.getattr(l_2_y, 'anchors')) else cond_expr_undefined("the inline if-expression on line 7 in 'article.html' evaluated to false and no else section was defined.")))),
                    '" href="#',
                    escape(environment.finalize(l_1_p)),
                    escape(environment.finalize(environment.getattr(environment.getattr(l_2_y, 'note'), 'id'))),
                    '" data-n="',
                    escape(environment.finalize(environment.getattr(environment.getattr(l_2_y, 'note'), 'number'))),
                    '">',
                    escape(environment.finalize(environment.getattr(l_2_y, 'text'))),
                    '</a>',
                ))
            elif environment.getattr(l_2_y, 'role'):
                pass
                t_9.extend((
                    '<span class="',
                    escape(environment.finalize(environment.getattr(l_2_y, 'role'))),
                    '">',
                    escape(environment.finalize(environment.getattr(l_2_y, 'text'))),
                    '</span>',
                ))
            else:
                pass
                t_9.append(
                    escape(environment.finalize(environment.getattr(l_2_y, 'text'))),
                )
        l_2_y = missing
        if environment.getattr(l_1_x, 'group'):
            pass
            t_9.extend((
                '<a class="by ',
                escape(environment.finalize(environment.getattr(l_1_x, 'group'))),
                '" href="#',
                escape(environment.finalize(l_1_p)),
                'c-',
                escape(environment.finalize(environment.getattr(l_1_x, 'claim'))),
                '" aria-label="Claim ',
                escape(environment.finalize(environment.getattr(l_1_x, 'claim'))),
                ': ',
                escape(environment.finalize(environment.getattr(l_1_x, 'status'))),
                '"></a></span>',
            ))
        return concat(t_9)
    context.exported_vars.add('run')
    context.vars['run'] = l_0_run = Macro(environment, macro, 'run', ('x', 'p'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_text):
        t_10 = []
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        pass
        if context.call(environment.getattr(l_1_text, 'strip')):
            pass
            t_10.extend((
                '<p class="block gap" dir="auto">',
                escape(environment.finalize(l_1_text)),
                '</p>',
            ))
        else:
            pass
            t_10.append(
                escape(environment.finalize(l_1_text)),
            )
        return concat(t_10)
    context.exported_vars.add('gap')
    context.vars['gap'] = l_0_gap = Macro(environment, macro, 'gap', ('text',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_11 = []
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        for l_2_b in environment.getattr(l_1_c, 'blocks'):
            _loop_vars = {}
            pass
            t_11.extend((
                escape(environment.finalize(context.call((undefined(name='gap') if l_0_gap is missing else l_0_gap), environment.getattr(l_2_b, 'gap'), _loop_vars=_loop_vars))),
                '<',
                escape(environment.finalize(environment.getattr(l_2_b, 'tag'))),
                ' class="block ',
                escape(environment.finalize(environment.getattr(l_2_b, 'kind'))),
                '" id="',
                escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                'b',
                escape(environment.finalize(environment.getattr(l_2_b, 'number'))),
                '" dir="auto"',
            ))
            if environment.getattr(l_2_b, 'label'):
                pass
                t_11.extend((
                    ' data-label="',
                    escape(environment.finalize(environment.getattr(l_2_b, 'label'))),
                    '"',
                ))
            t_11.append(
                '>',
            )
            for l_3_x in environment.getattr(l_2_b, 'runs'):
                _loop_vars = {}
                pass
                t_11.append(
                    escape(environment.finalize(context.call((undefined(name='run') if l_0_run is missing else l_0_run), l_3_x, environment.getattr(l_1_c, 'prefix'), _loop_vars=_loop_vars))),
                )
            l_3_x = missing
            t_11.extend((
                '</',
                escape(environment.finalize(environment.getattr(l_2_b, 'tag'))),
                '>',
            ))
        l_2_b = missing
        t_11.append(
            escape(environment.finalize(context.call((undefined(name='gap') if l_0_gap is missing else l_0_gap), environment.getattr(l_1_c, 'tail')))),
        )
        return concat(t_11)
    context.exported_vars.add('text')
    context.vars['text'] = l_0_text = Macro(environment, macro, 'text', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_n, l_1_c):
        t_12 = []
        l_1_f = l_1_p = missing
        if l_1_n is missing:
            l_1_n = undefined("parameter 'n' was not provided", name='n')
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_f = environment.getattr(l_1_n, 'finding')
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_12.extend((
            '<div class="note ',
            escape(environment.finalize(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'severity'))),
            '" id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            escape(environment.finalize(environment.getattr(l_1_n, 'id'))),
            '" data-sev="',
            escape(environment.finalize(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'severity'))),
            '" data-dim="',
            escape(environment.finalize(environment.getattr(l_1_n, 'dimensions'))),
            '" data-rule="',
            escape(environment.finalize(environment.getattr(l_1_n, 'rules'))),
            '"',
        ))
        if environment.getattr(l_1_n, 'group'):
            pass
            t_12.extend((
                ' data-who="',
                escape(environment.finalize(environment.getattr(l_1_n, 'group'))),
                '"',
            ))
        t_12.append(
            '>\n<p class="q">',
        )
        if environment.getattr(l_1_n, 'number'):
            pass
            t_12.extend((
                '<span class="n">',
                escape(environment.finalize(environment.getattr(l_1_n, 'number'))),
                '</span> ',
            ))
        t_12.extend((
            escape(environment.finalize(t_4((environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'question') or environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'message'))))),
            '</p>\n<details><summary><span class="sev ',
            escape(environment.finalize(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'severity'))),
            '">',
            escape(environment.finalize(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'severity'))),
            '</span> ',
            escape(environment.finalize(t_3(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'rule'), environment.getattr(l_1_c, 'unsettled')))),
        ))
        if environment.getattr(environment.getattr(l_1_n, 'place'), 'under'):
            pass
            t_12.extend((
                ' <span class="more">+',
                escape(environment.finalize(t_1(environment.getattr(environment.getattr(l_1_n, 'place'), 'under')))),
                '<span class="unseen"> more in the same place</span></span>',
            ))
        t_12.append(
            '</summary>\n',
        )
        if environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'question'):
            pass
            t_12.extend((
                '<p>',
                escape(environment.finalize(t_4(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'message')))),
                '</p>',
            ))
        if environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'hint'):
            pass
            t_12.extend((
                '<p class="hint">',
                escape(environment.finalize(t_4(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'hint')))),
                '</p>',
            ))
        t_12.append(
            '<ul>\n',
        )
        for l_2_u in environment.getattr(environment.getattr(l_1_n, 'place'), 'under'):
            _loop_vars = {}
            pass
            t_12.extend((
                '<li id="',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'f-',
                escape(environment.finalize(environment.getattr(l_2_u, 'fingerprint'))),
                '"><span class="sev ',
                escape(environment.finalize(environment.getattr(l_2_u, 'severity'))),
                '">',
                escape(environment.finalize(environment.getattr(l_2_u, 'severity'))),
                '</span> <a class="rule" href="#',
                escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
                'r-',
                escape(environment.finalize(environment.getattr(l_2_u, 'rule'))),
                '">',
                escape(environment.finalize(t_3(environment.getattr(l_2_u, 'rule'), environment.getattr(l_1_c, 'unsettled')))),
                '</a>: ',
                escape(environment.finalize(t_4(environment.getattr(l_2_u, 'message')))),
                '</li>\n',
            ))
        l_2_u = missing
        t_12.extend((
            '<li><a class="rule" href="#',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'r-',
            escape(environment.finalize(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'rule'))),
            '">the rule</a> · <a href="#',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            escape(environment.finalize((markup_join(('w-', environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'fingerprint'), )) if (environment.getattr(l_1_c, 'blocks') and environment.getattr(l_1_n, 'number')) else environment.getattr(l_1_n, 'id')))),
            '">',
            escape(environment.finalize(('its words' if (environment.getattr(l_1_c, 'blocks') and environment.getattr(l_1_n, 'number')) else 'address'))),
            '</a>, line ',
            escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'locations'), 0), 'line'))),
            ':',
            escape(environment.finalize(environment.getattr(environment.getitem(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'locations'), 0), 'column'))),
        ))
        if (t_1(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'spans')) > 1):
            pass
            t_12.extend((
                ' and ',
                escape(environment.finalize((t_1(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'spans')) - 1))),
                ' more',
            ))
        t_12.append(
            ' · precision ',
        )
        if environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'precision'):
            pass
            t_12.extend((
                escape(environment.finalize(t_5(environment.getattr(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'precision'), 'value')))),
                ' of ',
                escape(environment.finalize(t_6(environment.getattr(environment.getattr((undefined(name='f') if l_1_f is missing else l_1_f), 'precision'), 'n'), 'hit'))),
                ' checked',
            ))
        else:
            pass
            t_12.append(
                'n/a',
            )
        t_12.append(
            '</li>\n</ul>\n</details>\n</div>\n',
        )
        return concat(t_12)
    context.exported_vars.add('note')
    context.vars['note'] = l_0_note = Macro(environment, macro, 'note', ('n', 'c'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_13 = []
        l_1_term = resolve('term')
        l_1_whole = resolve('whole')
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        t_13.extend((
            '<section class="annotated" id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'article">\n<h3 id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'article-h">The article, annotated</h3>\n',
        ))
        if environment.getattr(l_1_c, 'blocks'):
            pass
            t_13.extend((
                '<p class="how muted">Shaded: ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'claims', 'claim'))),
                ', by who answers; the mark at the end says who. Underlined and numbered: words that a note asks about. <b>',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'Source', 'source'))),
                '</b> and <i>',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'cue'))),
                '</i> stand out. Boxes set apart what is ',
                escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'inserted'))),
                '.</p>\n<ul class="legend tints">\n',
            ))
            for l_2_s in environment.getattr(l_1_c, 'bar'):
                _loop_vars = {}
                pass
                t_13.extend((
                    '<li><span class="claim ',
                    escape(environment.finalize(environment.getattr(l_2_s, 'group'))),
                    '">',
                    escape(environment.finalize(environment.getattr(l_2_s, 'word'))),
                    '<span class="by ',
                    escape(environment.finalize(environment.getattr(l_2_s, 'group'))),
                    '"></span></span></li>\n',
                ))
            l_2_s = missing
            t_13.extend((
                '</ul>\n<div class="tools" data-prefix="',
                escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                '" hidden></div>\n',
            ))
            l_1_whole = t_2(context.eval_ctx, t_7(context, environment.getattr(l_1_c, 'notes'), 'number'))
            if (undefined(name='whole') if l_1_whole is missing else l_1_whole):
                pass
                t_13.append(
                    '<div class="notes whole"><h4>About the whole article</h4>',
                )
                for l_2_n in (undefined(name='whole') if l_1_whole is missing else l_1_whole):
                    _loop_vars = {}
                    pass
                    t_13.append(
                        escape(environment.finalize(context.call((undefined(name='note') if l_0_note is missing else l_0_note), l_2_n, l_1_c, _loop_vars=_loop_vars))),
                    )
                l_2_n = missing
                t_13.append(
                    '</div>\n',
                )
            t_13.extend((
                '<div class="sheet">\n<div class="text" data-article-text="',
                escape(environment.finalize((environment.getattr(l_1_c, 'prefix') or 'a'))),
                '"',
            ))
            if (environment.getattr(environment.getattr(environment.getattr(l_1_c, 'report'), 'article'), 'language') == 'en'):
                pass
                t_13.append(
                    ' lang="en"',
                )
            else:
                pass
                t_13.append(
                    ' lang=""',
                )
            t_13.extend((
                '>',
                escape(environment.finalize(context.call((undefined(name='text') if l_0_text is missing else l_0_text), l_1_c))),
                '</div>\n',
            ))
            def t_14(fiter):
                for l_2_b in fiter:
                    if environment.getattr(l_2_b, 'notes'):
                        yield l_2_b
            for l_2_b in t_14(environment.getattr(l_1_c, 'blocks')):
                _loop_vars = {}
                pass
                t_13.extend((
                    '<div class="notes" id="',
                    escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                    'n',
                    escape(environment.finalize(environment.getattr(l_2_b, 'number'))),
                    '">',
                ))
                for l_3_n in environment.getattr(l_2_b, 'notes'):
                    _loop_vars = {}
                    pass
                    t_13.append(
                        escape(environment.finalize(context.call((undefined(name='note') if l_0_note is missing else l_0_note), l_3_n, l_1_c, _loop_vars=_loop_vars))),
                    )
                l_3_n = missing
                t_13.append(
                    '</div>\n',
                )
            l_2_b = missing
            t_13.append(
                '</div>\n',
            )
        else:
            pass
            t_13.extend((
                '<p class="muted">The text was left out of this report; what was found stands here by line.</p>\n<div class="tools" data-prefix="',
                escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
                '" hidden></div>\n<div class="notes alone">',
            ))
            for l_2_n in environment.getattr(l_1_c, 'notes'):
                _loop_vars = {}
                pass
                t_13.append(
                    escape(environment.finalize(context.call((undefined(name='note') if l_0_note is missing else l_0_note), l_2_n, l_1_c, _loop_vars=_loop_vars))),
                )
            l_2_n = missing
            t_13.append(
                '</div>\n',
            )
        t_13.append(
            '</section>\n',
        )
        return concat(t_13)
    context.exported_vars.add('sheet')
    context.vars['sheet'] = l_0_sheet = Macro(environment, macro, 'sheet', ('c',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '2=60&3=67&4=88&5=91&6=102&7=106&8=118&9=122&11=130&14=133&18=152&19=157&22=173&23=178&24=182&26=217&29=223&30=231&31=232&32=235&33=257&34=267&35=283&36=290&38=300&39=305&41=325&47=368&48=377&49=379&50=382&51=386&53=395&54=400&57=410&58=413&59=414&60=419&63=431&64=449&65=458&70=481&71=484'
