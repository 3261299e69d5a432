from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'pictures.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_pictures = l_0_course = l_0_chain = l_0_voices = l_0_number_ = l_0_profile = missing
    try:
        t_1 = environment.filters['capitalize']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'capitalize' found.")
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
        t_4 = environment.filters['replace']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'replace' found.")
    try:
        t_5 = environment.tests['iterable']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No test named 'iterable' found.")
    try:
        t_6 = environment.tests['mapping']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No test named 'mapping' found.")
    try:
        t_7 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    try:
        t_8 = environment.tests['string']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No test named 'string' found.")
    pass
    def macro(l_1_c):
        t_9 = []
        l_1_p = missing
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        l_1_p = environment.getattr(l_1_c, 'prefix')
        t_9.extend((
            '<section class="pictures" id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'pictures">\n<h3 id="',
            escape(environment.finalize((undefined(name='p') if l_1_p is missing else l_1_p))),
            'pictures-h">Pictures</h3>\n<div class="figures">\n',
        ))
        if environment.getattr(l_1_c, 'course'):
            pass
            t_9.append(
                escape(environment.finalize(context.call((undefined(name='course') if l_0_course is missing else l_0_course), environment.getattr(l_1_c, 'course'), (undefined(name='p') if l_1_p is missing else l_1_p)))),
            )
        if environment.getattr(l_1_c, 'chain'):
            pass
            t_9.append(
                escape(environment.finalize(context.call((undefined(name='chain') if l_0_chain is missing else l_0_chain), environment.getattr(l_1_c, 'chain'), (undefined(name='p') if l_1_p is missing else l_1_p)))),
            )
        t_9.extend((
            escape(environment.finalize(context.call((undefined(name='voices') if l_0_voices is missing else l_0_voices), environment.getattr(l_1_c, 'voices'), (undefined(name='p') if l_1_p is missing else l_1_p)))),
            '\n</div>\n</section>\n',
        ))
        return concat(t_9)
    context.exported_vars.add('pictures')
    context.vars['pictures'] = l_0_pictures = Macro(environment, macro, 'pictures', ('c',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_x, l_1_p):
        t_10 = []
        l_1_term = resolve('term')
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        if l_1_p is missing:
            l_1_p = undefined("parameter 'p' was not provided", name='p')
        pass
        t_10.extend((
            '<figure><figcaption><h4>',
            escape(environment.finalize(context.call((undefined(name='term') if l_1_term is missing else l_1_term), 'Tone', 'tone'))),
            ' and certainty along the article</h4></figcaption>\n<svg class="course" role="img" viewBox="0 0 600 150" aria-labelledby="',
            escape(environment.finalize(l_1_p)),
            'course">\n<path class="axis" d="M0 60H600M0 128H600"></path>\n',
        ))
        for l_2_s in environment.getattr(l_1_x, 'strokes'):
            _loop_vars = {}
            pass
            t_10.extend((
                '<rect class="',
                escape(environment.finalize(environment.getattr(l_2_s, 'word'))),
                '" x="',
                escape(environment.finalize(environment.getattr(l_2_s, 'x'))),
                '" y="',
                escape(environment.finalize(environment.getattr(l_2_s, 'y'))),
                '" width="',
                escape(environment.finalize(environment.getattr(l_2_s, 'width'))),
                '" height="',
                escape(environment.finalize(environment.getattr(l_2_s, 'height'))),
                '"></rect>',
            ))
        l_2_s = missing
        t_10.append(
            '\n',
        )
        for l_2_d in environment.getattr(l_1_x, 'dots'):
            _loop_vars = {}
            pass
            t_10.extend((
                '<circle class="',
                escape(environment.finalize(('owned' if environment.getattr(l_2_d, 'owned') else 'unowned'))),
                '" cx="',
                escape(environment.finalize(environment.getattr(l_2_d, 'x'))),
                '" cy="',
                escape(environment.finalize((120 if environment.getattr(l_2_d, 'owned') else 136))),
                '" r="4.5"></circle>',
            ))
        l_2_d = missing
        t_10.extend((
            '\n</svg>\n<p class="said" id="',
            escape(environment.finalize(l_1_p)),
            'course">',
        ))
        if environment.getattr(l_1_x, 'tone'):
            pass
            t_10.extend((
                'Above: tone of ',
                escape(environment.finalize(t_3(environment.getattr(l_1_x, 'sentences'), 'sentence'))),
                ', mean ',
                escape(environment.finalize(environment.getitem(environment.getattr(l_1_x, 'tone'), 0))),
                ', from ',
                escape(environment.finalize(environment.getitem(environment.getattr(l_1_x, 'tone'), 1))),
                ' to ',
                escape(environment.finalize(environment.getitem(environment.getattr(l_1_x, 'tone'), 2))),
                '; open bars up are bright, filled bars down are dark. ',
            ))
        t_10.extend((
            'Below: ',
            escape(environment.finalize(t_3((environment.getattr(l_1_x, 'owned') + environment.getattr(l_1_x, 'unowned')), 'word'))),
            ' of doubt; ',
            escape(environment.finalize(environment.getattr(l_1_x, 'owned'))),
            ' owned (rings, upper row), ',
            escape(environment.finalize(environment.getattr(l_1_x, 'unowned'))),
            ' unowned (dots, lower row).',
        ))
        if (environment.getattr(l_1_x, 'drawn') > 1):
            pass
            t_10.extend((
                ' Each bar stands for ',
                escape(environment.finalize(environment.getattr(l_1_x, 'drawn'))),
                ' sentences.',
            ))
        t_10.append(
            '</p>\n</figure>\n',
        )
        return concat(t_10)
    context.exported_vars.add('course')
    context.vars['course'] = l_0_course = Macro(environment, macro, 'course', ('x', 'p'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_x, l_1_p):
        t_11 = []
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        if l_1_p is missing:
            l_1_p = undefined("parameter 'p' was not provided", name='p')
        pass
        t_11.extend((
            '<figure><figcaption><h4>Where the claims come from</h4></figcaption>\n<div class="scroll" role="group" tabindex="0" aria-label="Graph of citations"><svg class="chain" role="img" viewBox="-2 -2 564 ',
            escape(environment.finalize((environment.getattr(l_1_x, 'height') + 4))),
            '" aria-labelledby="',
            escape(environment.finalize(l_1_p)),
            'chain">\n',
        ))
        for l_2_d in environment.getattr(l_1_x, 'paths'):
            _loop_vars = {}
            pass
            t_11.extend((
                '<path class="edge" d="',
                escape(environment.finalize(l_2_d)),
                '"></path>',
            ))
        l_2_d = missing
        t_11.append(
            '\n',
        )
        for l_2_b in environment.getattr(l_1_x, 'boxes'):
            _loop_vars = {}
            pass
            t_11.extend((
                '<g class="box ',
                escape(environment.finalize(environment.getattr(l_2_b, 'kind'))),
                '"><rect x="',
                escape(environment.finalize(environment.getattr(l_2_b, 'x'))),
                '" y="',
                escape(environment.finalize((environment.getattr(l_2_b, 'y') - 15))),
                '" width="',
                escape(environment.finalize(environment.getattr(l_2_b, 'width'))),
                '" height="30" rx="4"></rect><text x="',
                escape(environment.finalize((environment.getattr(l_2_b, 'x') + 10))),
                '" y="',
                escape(environment.finalize((environment.getattr(l_2_b, 'y') + 4.5))),
                '" dir="auto">',
                escape(environment.finalize(environment.getattr(l_2_b, 'label'))),
            ))
            if environment.getattr(l_2_b, 'count'):
                pass
                t_11.extend((
                    ' <tspan>',
                    escape(environment.finalize(environment.getattr(l_2_b, 'count'))),
                    '</tspan>',
                ))
            t_11.append(
                '</text></g>\n',
            )
        l_2_b = missing
        t_11.extend((
            '</svg></div>\n<ul class="said" id="',
            escape(environment.finalize(l_1_p)),
            'chain">\n',
        ))
        for (l_2_name, l_2_group, l_2_n, l_2_rest) in environment.getattr(l_1_x, 'said'):
            _loop_vars = {}
            pass
            t_11.extend((
                '<li><span class="key ',
                escape(environment.finalize(l_2_group)),
                '">',
                escape(environment.finalize(t_2(l_2_name))),
                ': ',
                escape(environment.finalize(t_3(l_2_n, 'claim'))),
            ))
            if (l_2_group == 'outlet'):
                pass
                if l_2_rest:
                    pass
                    t_11.extend((
                        ', which has it from ',
                        escape(environment.finalize(t_2(l_2_rest))),
                    ))
                else:
                    pass
                    t_11.append(
                        '; whom it has it from is not stated',
                    )
            t_11.append(
                '</span></li>\n',
            )
        l_2_name = l_2_group = l_2_n = l_2_rest = missing
        t_11.append(
            '</ul>\n</figure>\n',
        )
        return concat(t_11)
    context.exported_vars.add('chain')
    context.vars['chain'] = l_0_chain = Macro(environment, macro, 'chain', ('x', 'p'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_rows, l_1_p):
        t_12 = []
        if l_1_rows is missing:
            l_1_rows = undefined("parameter 'rows' was not provided", name='rows')
        if l_1_p is missing:
            l_1_p = undefined("parameter 'p' was not provided", name='p')
        pass
        t_12.append(
            '<figure><figcaption><h4>Quoted words by speaker</h4></figcaption>\n',
        )
        if l_1_rows:
            pass
            t_12.append(
                '<table class="voices"><caption class="unseen">Quoted words by speaker</caption><tbody>\n',
            )
            for l_2_v in l_1_rows:
                _loop_vars = {}
                pass
                t_12.extend((
                    '<tr><th scope="row">',
                    escape(environment.finalize(t_2(environment.getattr(l_2_v, 'name')))),
                    '</th><td class="costbar"><svg width="100%" height="12" aria-hidden="true"><rect class="value" width="',
                    escape(environment.finalize(environment.getattr(l_2_v, 'width'))),
                    '" height="12"></rect></svg></td><td class="num">',
                    escape(environment.finalize(environment.getattr(l_2_v, 'words'))),
                    '</td></tr>\n',
                ))
            l_2_v = missing
            t_12.append(
                '</tbody></table>\n',
            )
        else:
            pass
            t_12.append(
                '<p class="said">No speaker is quoted in the body.</p>\n',
            )
        t_12.append(
            '</figure>\n',
        )
        return concat(t_12)
    context.exported_vars.add('voices')
    context.vars['voices'] = l_0_voices = Macro(environment, macro, 'voices', ('rows', 'p'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_x):
        t_13 = []
        if l_1_x is missing:
            l_1_x = undefined("parameter 'x' was not provided", name='x')
        pass
        t_13.append(
            escape(environment.finalize(t_2((l_1_x if t_8(l_1_x) else ('n/a' if t_7(l_1_x) else l_1_x))))),
        )
        return concat(t_13)
    context.exported_vars.add('number_')
    context.vars['number_'] = l_0_number_ = Macro(environment, macro, 'number_', ('x',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_c):
        t_14 = []
        if l_1_c is missing:
            l_1_c = undefined("parameter 'c' was not provided", name='c')
        pass
        t_14.extend((
            '<section class="profile" id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'profile">\n<h3 id="',
            escape(environment.finalize(environment.getattr(l_1_c, 'prefix'))),
            'profile-h">Profile, never scored</h3>\n',
        ))
        l_2_loop = missing
        t_15 = 1
        for (l_2_name, l_2_group), l_2_loop in LoopContext(context.call(environment.getattr(context.call(environment.getattr(environment.getattr(environment.getattr(l_1_c, 'report'), 'profile'), 'row')), 'items')), undefined):
            _loop_vars = {}
            pass
            t_14.extend((
                '<details><summary>',
                escape(environment.finalize(t_2(t_1(l_2_name)))),
                '</summary>\n<dl class="numbers">\n',
            ))
            def t_16(fiter):
                for (l_3_key, l_3_number) in fiter:
                    if (t_8(l_3_number) or (not t_5(l_3_number))):
                        yield (l_3_key, l_3_number)
            for (l_3_key, l_3_number) in t_16(context.call(environment.getattr(l_2_group, 'items'), _loop_vars=_loop_vars)):
                _loop_vars = {}
                pass
                t_14.extend((
                    '<dt>',
                    escape(environment.finalize(t_2(t_4(context.eval_ctx, l_3_key, '_', ' ')))),
                    '</dt><dd>',
                    escape(environment.finalize(context.call((undefined(name='number_') if l_0_number_ is missing else l_0_number_), l_3_number, _loop_vars=_loop_vars))),
                    '</dd>\n',
                ))
            l_3_key = l_3_number = missing
            def t_17(fiter):
                for (l_3_key, l_3_part) in fiter:
                    if t_6(l_3_part):
                        yield (l_3_key, l_3_part)
            l_3_loop = missing
            for (l_3_key, l_3_part), l_3_loop in LoopContext(t_17(context.call(environment.getattr(l_2_group, 'items'), _loop_vars=_loop_vars)), undefined):
                _loop_vars = {}
                pass
                t_14.extend((
                    '<dt>',
                    escape(environment.finalize(t_2(t_4(context.eval_ctx, l_3_key, '_', ' ')))),
                    '</dt><dd>',
                ))
                l_4_loop = missing
                for (l_4_k, l_4_v), l_4_loop in LoopContext(context.call(environment.getattr(l_3_part, 'items'), _loop_vars=_loop_vars), undefined):
                    _loop_vars = {}
                    pass
                    t_14.extend((
                        escape(environment.finalize(t_2(t_4(context.eval_ctx, l_4_k, '_', ' ')))),
                        ' ',
                        escape(environment.finalize(context.call((undefined(name='number_') if l_0_number_ is missing else l_0_number_), l_4_v, _loop_vars=_loop_vars))),
                        escape(environment.finalize((' · ' if (not environment.getattr(l_4_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 69 in 'pictures.html' evaluated to false and no else section was defined.")))),
                    ))
                l_4_loop = l_4_k = l_4_v = missing
                t_14.append(
                    '</dd>\n',
                )
            l_3_loop = l_3_key = l_3_part = missing
            if context.call(environment.getattr(l_2_group, 'get'), 'drivers', _loop_vars=_loop_vars):
                pass
                t_14.append(
                    '<dt>words that weigh most</dt><dd>',
                )
                def t_18(fiter):
                    for l_3_d in fiter:
                        if ((t_6(l_3_d) and ('word' in l_3_d)) and ('valence' in l_3_d)):
                            yield l_3_d
                l_3_loop = missing
                for l_3_d, l_3_loop in LoopContext(t_18(environment.getattr(l_2_group, 'drivers')), undefined):
                    _loop_vars = {}
                    pass
                    t_14.extend((
                        escape(environment.finalize(t_2(environment.getattr(l_3_d, 'word')))),
                        ' ',
                        escape(environment.finalize(context.call((undefined(name='number_') if l_0_number_ is missing else l_0_number_), environment.getattr(l_3_d, 'valence'), _loop_vars=_loop_vars))),
                        escape(environment.finalize((' · ' if (not environment.getattr(l_3_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 72 in 'pictures.html' evaluated to false and no else section was defined.")))),
                    ))
                l_3_loop = l_3_d = missing
                t_14.append(
                    '</dd>\n',
                )
            t_14.append(
                '</dl></details>\n',
            )
            t_15 = 0
        l_2_loop = l_2_name = l_2_group = missing
        if t_15:
            pass
            t_14.append(
                '<p class="muted">Readability and tone were not computed.</p>\n',
            )
        t_14.append(
            '</section>\n',
        )
        return concat(t_14)
    context.exported_vars.add('profile')
    context.vars['profile'] = l_0_profile = Macro(environment, macro, 'profile', ('c',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '1=60&2=66&3=69&4=71&6=74&7=79&8=85&13=92&14=102&15=104&17=107&19=127&22=142&26=181&28=190&29=195&31=207&32=212&35=239&36=242&37=247&43=277&45=287&47=292&48=297&57=320&59=332&60=339&61=341&62=346&63=351&65=354&66=363&68=369&69=379&71=397&72=402'
