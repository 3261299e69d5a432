from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'index.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_bar = missing
    pass
    included_template = environment.get_template('macros.html', 'index.html')._get_default_module(context)
    l_0_bar = getattr(included_template, 'bar', missing)
    if l_0_bar is missing:
        l_0_bar = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'index.html') does not export the requested name 'bar'", name='bar')
    context.vars['bar'] = l_0_bar
    context.exported_vars.discard('bar')
    parent_template = environment.get_template('base.html', 'index.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_body(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_index = resolve('index')
    l_0_bar = resolve('bar')
    l_0_term = resolve('term')
    try:
        t_1 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
    try:
        t_2 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_3 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_3(*unused):
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
    try:
        t_6 = environment.filters['points']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'points' found.")
    try:
        t_7 = environment.filters['round']
    except KeyError:
        @internalcode
        def t_7(*unused):
            raise TemplateRuntimeError("No filter named 'round' found.")
    try:
        t_8 = environment.tests['failure']
    except KeyError:
        @internalcode
        def t_8(*unused):
            raise TemplateRuntimeError("No test named 'failure' found.")
    try:
        t_9 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_9(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    yield '<section class="card index" aria-labelledby="index-h">\n<h2 id="index-h">'
    yield escape(environment.finalize(t_5(t_3(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'rows')), 'article')))
    yield '</h2>\n'
    if (t_3(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'rows')) > environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'done')):
        pass
        yield '<p>'
        yield escape(environment.finalize((t_3(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'rows')) - environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'done'))))
        yield ' could not be audited.</p>'
    if environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'claims'):
        pass
        yield '<p>Who answers for '
        yield escape(environment.finalize(t_5(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'claims'), 'claim')))
        yield ':</p>\n'
        yield escape(environment.finalize(context.call((undefined(name='bar') if l_0_bar is missing else l_0_bar), environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'bar'), environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'claims'), _block_vars=_block_vars)))
        yield '\n<ul class="legend">\n'
        for l_1_s in environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'bar'):
            _loop_vars = {}
            pass
            yield '<li><span class="key '
            yield escape(environment.finalize(environment.getattr(l_1_s, 'group')))
            yield '">'
            yield escape(environment.finalize(context.call((undefined(name='term') if l_0_term is missing else l_0_term), environment.getattr(l_1_s, 'word'), _loop_vars=_loop_vars)))
            yield ' <b>'
            yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr(l_1_s, 'count'), _loop_vars=_loop_vars)))
            yield '</b></span></li>\n'
        l_1_s = missing
        yield '</ul>\n'
    yield '<p class="muted">In the order of the input. No ranking: figures of different texts compare only where they are of one genre and their ranges do not overlap. A dash is '
    yield escape(environment.finalize(context.call((undefined(name='term') if l_0_term is missing else l_0_term), 'not judged', _block_vars=_block_vars)))
    yield '.</p>\n</section>\n'
    if environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'asked'):
        pass
        yield '<section class="card" aria-labelledby="asked-h">\n<h2 id="asked-h">Asked most often</h2>\n<ol class="asked">\n'
        l_1_loop = missing
        for l_1_q, l_1_loop in LoopContext(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'asked'), undefined):
            _loop_vars = {}
            pass
            yield '<li data-q="'
            yield escape(environment.finalize(environment.getattr(l_1_loop, 'index0')))
            yield '"><span class="q">'
            yield escape(environment.finalize(t_4(environment.getattr(l_1_q, 'question'))))
            yield '</span> <small class="muted">'
            yield escape(environment.finalize(t_5(environment.getattr(l_1_q, 'articles'), 'article')))
            yield ', '
            yield escape(environment.finalize(t_5(environment.getattr(l_1_q, 'places'), 'place')))
            yield ' · '
            yield escape(environment.finalize(environment.getattr(l_1_q, 'rule')))
            yield '</small></li>\n'
        l_1_loop = l_1_q = missing
        yield '</ol>\n</section>\n'
    if (environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'done') > 1):
        pass
        yield '<section class="card" aria-labelledby="spread-h">\n<h2 id="spread-h">How the scores spread</h2>\n<ul class="spreads">\n'
        l_1_loop = missing
        for l_1_s, l_1_loop in LoopContext(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'spreads'), undefined):
            _loop_vars = {}
            pass
            yield '<li><h3>'
            yield escape(environment.finalize(context.call((undefined(name='term') if l_0_term is missing else l_0_term), environment.getattr(l_1_s, 'title'), _loop_vars=_loop_vars)))
            yield '</h3>\n<svg role="img" viewBox="0 0 200 46" aria-label="Articles by tenths of the scale: '
            yield escape(environment.finalize(t_2(context.eval_ctx, environment.getattr(l_1_s, 'bins'), ', ')))
            yield '">\n<path class="axis" d="M0 42H200"></path>\n'
            l_2_loop = missing
            for l_2_h, l_2_loop in LoopContext(environment.getattr(l_1_s, 'heights'), undefined):
                _loop_vars = {}
                pass
                if l_2_h:
                    pass
                    yield '<rect class="value" x="'
                    yield escape(environment.finalize(((environment.getattr(l_2_loop, 'index0') * 20) + 2)))
                    yield '" y="'
                    yield escape(environment.finalize(('%.1f' % (42 - l_2_h))))
                    yield '" width="16" height="'
                    yield escape(environment.finalize(('%.1f' % l_2_h)))
                    yield '"></rect>'
            l_2_loop = l_2_h = missing
            yield '\n</svg>\n<p class="ends" aria-hidden="true"><span>0</span><span>100</span></p>\n<p class="muted">'
            if environment.getattr(l_1_s, 'judged'):
                pass
                yield 'Judged '
                yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr(l_1_s, 'judged'), _loop_vars=_loop_vars)))
                yield ', median '
                yield escape(environment.finalize(t_6(environment.getattr(l_1_s, 'median'))))
                if environment.getattr(l_1_s, 'quarters'):
                    pass
                    yield ', middle half '
                    yield escape(environment.finalize(t_6(environment.getitem(environment.getattr(l_1_s, 'quarters'), 0))))
                    yield ' to '
                    yield escape(environment.finalize(t_6(environment.getitem(environment.getattr(l_1_s, 'quarters'), 1))))
            else:
                pass
                yield 'Not judged in any article'
            yield '.</p></li>\n'
        l_1_loop = l_1_s = missing
        yield '</ul>\n</section>\n'
    yield '<section class="card" aria-labelledby="list-h">\n<h2 id="list-h">The articles</h2>\n<div class="tools" id="index-tools" hidden></div>\n<div class="scroll" role="group" tabindex="0" aria-labelledby="list-h"><table class="sortable articles"><thead><tr><th scope="col">Article</th><th scope="col" class="num">Words</th><th scope="col" class="num">Claims</th><th scope="col">Nobody answers</th>\n'
    for (l_1_id, l_1_title) in environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'dimensions'):
        _loop_vars = {}
        pass
        yield '<th scope="col" class="num">'
        yield escape(environment.finalize(t_4(l_1_title)))
        yield '</th>\n'
    l_1_id = l_1_title = missing
    yield '<th scope="col" class="num">To ask</th></tr></thead><tbody>\n'
    for l_1_row in environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'rows'):
        l_1_view = resolve('view')
        l_1_a = resolve('a')
        _loop_vars = {}
        pass
        if t_8(l_1_row):
            pass
            yield '<tr class="failed"><th scope="row">'
            yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(l_1_row, 'path'), _loop_vars=_loop_vars))))
            yield '</th><td colspan="'
            yield escape(environment.finalize((t_3(environment.getattr((undefined(name='index') if l_0_index is missing else l_0_index), 'dimensions')) + 4)))
            yield '">not audited ('
            yield escape(environment.finalize(t_4(environment.getattr(l_1_row, 'code'))))
            yield '): '
            yield escape(environment.finalize(t_4(environment.getattr(l_1_row, 'message'))))
            yield '</td></tr>\n'
        else:
            pass
            l_1_a = environment.getattr(environment.getattr(l_1_row, 'report'), 'article')
            _loop_vars['a'] = l_1_a
            yield '<tr'
            if environment.getattr(l_1_row, 'questions'):
                pass
                yield ' data-q="'
                yield escape(environment.finalize(environment.getattr(l_1_row, 'questions')))
                yield '"'
            yield '><th scope="row">'
            if environment.getattr(l_1_row, 'href'):
                pass
                yield '<a href="'
                yield escape(environment.finalize(environment.getattr(l_1_row, 'href')))
                yield '">'
                yield escape(environment.finalize(t_4((environment.getattr(l_1_row, 'title') or context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'path'), _loop_vars=_loop_vars)))))
                yield '</a>'
            else:
                pass
                yield escape(environment.finalize(t_4((environment.getattr(l_1_row, 'title') or context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'path'), _loop_vars=_loop_vars)))))
            if environment.getattr(l_1_row, 'title'):
                pass
                yield '<small>'
                yield escape(environment.finalize(t_4(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'path'), _loop_vars=_loop_vars))))
                yield '</small>'
            yield '</th><td>'
            yield escape(environment.finalize(context.call(environment.getattr('{:,}', 'format'), environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'words'), _loop_vars=_loop_vars)))
            yield '</td><td>'
            yield escape(environment.finalize(environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'claims')))
            yield '</td><td'
            if environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'claims'):
                pass
                yield ' class="w'
                yield escape(environment.finalize(t_1(t_7(((20 * environment.getattr(l_1_row, 'nobody')) / environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'claims'))))))
                yield '">'
                yield escape(environment.finalize(environment.getattr(l_1_row, 'nobody')))
                yield ' of '
                yield escape(environment.finalize(environment.getattr((undefined(name='a') if l_1_a is missing else l_1_a), 'claims')))
            else:
                pass
                yield '>–'
            yield '</td>'
            for l_2_d in environment.getattr(l_1_row, 'cells'):
                _loop_vars = {}
                pass
                yield '<td'
                if (l_2_d and (not t_9(environment.getattr(l_2_d, 'score')))):
                    pass
                    yield ' class="w'
                    yield escape(environment.finalize(t_1(t_7((environment.getattr(l_2_d, 'score') / 5)))))
                    yield '">'
                    yield escape(environment.finalize(t_6(environment.getattr(l_2_d, 'score'))))
                else:
                    pass
                    yield '>–'
                yield '</td>'
            l_2_d = missing
            yield '<td>'
            yield escape(environment.finalize(environment.getattr(l_1_row, 'asks')))
            yield '</td></tr>\n'
    l_1_row = l_1_view = l_1_a = missing
    yield '</tbody></table></div>\n</section>\n'

blocks = {'body': block_body}
debug_info = '1=13&2=19&3=24&5=90&6=92&7=97&8=100&9=102&11=104&12=108&16=117&18=119&22=123&23=127&28=139&32=143&33=147&34=149&36=152&40=166&49=185&50=189&53=193&54=198&55=201&57=211&58=214'
