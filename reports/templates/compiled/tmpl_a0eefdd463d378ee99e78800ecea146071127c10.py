from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'macros.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_failed = l_0_bar = l_0_meter = l_0_value = l_0_words_of = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_2 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_3 = environment.filters['plural']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'plural' found.")
    try:
        t_4 = environment.filters['points']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'points' found.")
    try:
        t_5 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    def macro(l_1_item):
        t_6 = []
        l_1_view = resolve('view')
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        pass
        t_6.extend((
            '<section class="card failed"><h2>',
            escape(environment.finalize(t_2(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(l_1_item, 'path'))))),
            '</h2>\n<p><strong>Not audited</strong> (',
            escape(environment.finalize(t_2(environment.getattr(l_1_item, 'code')))),
            '): ',
            escape(environment.finalize(t_2(environment.getattr(l_1_item, 'message')))),
            '</p></section>\n',
        ))
        return concat(t_6)
    context.exported_vars.add('failed')
    context.vars['failed'] = l_0_failed = Macro(environment, macro, 'failed', ('item',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_segments, l_1_total):
        t_7 = []
        if l_1_segments is missing:
            l_1_segments = undefined("parameter 'segments' was not provided", name='segments')
        if l_1_total is missing:
            l_1_total = undefined("parameter 'total' was not provided", name='total')
        pass
        t_7.extend((
            '<svg class="bar" role="img" width="100%" height="22" aria-label="Of ',
            escape(environment.finalize(t_3(l_1_total, 'claim'))),
            ': ',
        ))
        l_2_loop = missing
        for l_2_s, l_2_loop in LoopContext(l_1_segments, undefined):
            _loop_vars = {}
            pass
            t_7.extend((
                escape(environment.finalize(environment.getattr(l_2_s, 'word'))),
                ' ',
                escape(environment.finalize(environment.getattr(l_2_s, 'count'))),
                escape(environment.finalize((', ' if (not environment.getattr(l_2_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 8 in 'macros.html' evaluated to false and no else section was defined.")))),
            ))
        l_2_loop = l_2_s = missing
        t_7.append(
            '">\n',
        )
        def t_8(fiter):
            for l_2_s in fiter:
                if environment.getattr(l_2_s, 'count'):
                    yield l_2_s
        for l_2_s in t_8(l_1_segments):
            _loop_vars = {}
            pass
            t_7.extend((
                '<rect class="',
                escape(environment.finalize(environment.getattr(l_2_s, 'group'))),
                '" data-who="',
                escape(environment.finalize(environment.getattr(l_2_s, 'group'))),
                '" x="',
                escape(environment.finalize(environment.getattr(l_2_s, 'x'))),
                '" y="0" width="',
                escape(environment.finalize(environment.getattr(l_2_s, 'width'))),
                '" height="100%"></rect>\n',
            ))
        l_2_s = missing
        t_7.append(
            '</svg>\n',
        )
        return concat(t_7)
    context.exported_vars.add('bar')
    context.vars['bar'] = l_0_bar = Macro(environment, macro, 'bar', ('segments', 'total'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_d):
        t_9 = []
        if l_1_d is missing:
            l_1_d = undefined("parameter 'd' was not provided", name='d')
        pass
        t_9.extend((
            '<svg class="meter',
            escape(environment.finalize((' none' if t_5(environment.getattr(l_1_d, 'score')) else cond_expr_undefined("the inline if-expression on line 17 in 'macros.html' evaluated to false and no else section was defined.")))),
            '" width="100%" height="12" aria-hidden="true">\n<rect class="track" x="0" y="4" width="100%" height="4" rx="2"></rect>\n',
        ))
        if (not t_5(environment.getattr(l_1_d, 'score'))):
            pass
            t_9.extend((
                '<rect class="value" x="0" y="4" width="',
                escape(environment.finalize(environment.getattr(l_1_d, 'score'))),
                '%" height="4" rx="2"></rect>\n<rect class="range" x="',
                escape(environment.finalize(environment.getattr(l_1_d, 'low'))),
                '%" y="1" width="',
                escape(environment.finalize(('%.1f' % (environment.getattr(l_1_d, 'high') - environment.getattr(l_1_d, 'low'))))),
                '%" height="10" rx="2"></rect>\n',
            ))
        t_9.append(
            '</svg>\n',
        )
        return concat(t_9)
    context.exported_vars.add('meter')
    context.vars['meter'] = l_0_meter = Macro(environment, macro, 'meter', ('d',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_d):
        t_10 = []
        if l_1_d is missing:
            l_1_d = undefined("parameter 'd' was not provided", name='d')
        pass
        if (not t_5(environment.getattr(l_1_d, 'score'))):
            pass
            t_10.extend((
                '<b>',
                escape(environment.finalize(t_4(environment.getattr(l_1_d, 'score')))),
                '</b> of 100',
            ))
        else:
            pass
            t_10.append(
                '<span class="notjudged">not judged</span>',
            )
        return concat(t_10)
    context.exported_vars.add('value')
    context.vars['value'] = l_0_value = Macro(environment, macro, 'value', ('d',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_text):
        t_11 = []
        l_1_tag = missing
        if l_1_text is missing:
            l_1_text = undefined("parameter 'text' was not provided", name='text')
        pass
        l_1_tag = ('span' if (environment.getitem(l_1_text, 0) in '“”"«»„') else 'q')
        t_11.extend((
            '<',
            escape(environment.finalize((undefined(name='tag') if l_1_tag is missing else l_1_tag))),
            ' class="w">',
            escape(environment.finalize(t_2(l_1_text[:160]))),
            escape(environment.finalize(('…' if (t_1(l_1_text) > 160) else cond_expr_undefined("the inline if-expression on line 33 in 'macros.html' evaluated to false and no else section was defined.")))),
            '</',
            escape(environment.finalize((undefined(name='tag') if l_1_tag is missing else l_1_tag))),
            '>',
        ))
        return concat(t_11)
    context.exported_vars.add('words_of')
    context.vars['words_of'] = l_0_words_of = Macro(environment, macro, 'words_of', ('text',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=42&2=50&3=52&7=61&8=70&9=87&10=96&16=113&17=120&19=123&20=127&21=129&26=141&27=146&31=162&32=168&33=171'
