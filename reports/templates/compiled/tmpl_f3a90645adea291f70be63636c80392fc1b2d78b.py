from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'page.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    l_0_failed = l_0_card = missing
    pass
    included_template = environment.get_template('macros.html', 'page.html')._get_default_module(context)
    l_0_failed = getattr(included_template, 'failed', missing)
    if l_0_failed is missing:
        l_0_failed = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'page.html') does not export the requested name 'failed'", name='failed')
    context.vars['failed'] = l_0_failed
    context.exported_vars.discard('failed')
    included_template = environment.get_template('card.html', 'page.html')._get_default_module(context)
    l_0_card = getattr(included_template, 'card', missing)
    if l_0_card is missing:
        l_0_card = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'page.html') does not export the requested name 'card'", name='card')
    context.vars['card'] = l_0_card
    context.exported_vars.discard('card')
    parent_template = environment.get_template('base.html', 'page.html')
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
    l_0_alone = resolve('alone')
    l_0_items = resolve('items')
    try:
        t_1 = environment.filters['own']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'own' found.")
    try:
        t_2 = environment.tests['failure']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No test named 'failure' found.")
    pass
    if (not (undefined(name='alone') if l_0_alone is missing else l_0_alone)):
        pass
        yield '<nav class="list" aria-label="Articles"><ol>\n'
        for l_1_item in (undefined(name='items') if l_0_items is missing else l_0_items):
            l_1_view = resolve('view')
            _loop_vars = {}
            pass
            if t_2(l_1_item):
                pass
                yield '<li>'
                yield escape(environment.finalize(t_1(context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(l_1_item, 'path'), _loop_vars=_loop_vars))))
                yield ' <span class="muted">not audited</span></li>\n'
            else:
                pass
                yield '<li><a href="#'
                yield escape(environment.finalize(environment.getattr(l_1_item, 'prefix')))
                yield 'card">'
                yield escape(environment.finalize(t_1((environment.getattr(environment.getattr(environment.getattr(l_1_item, 'report'), 'article'), 'title') or context.call(environment.getattr((undefined(name='view') if l_1_view is missing else l_1_view), 'name'), environment.getattr(environment.getattr(environment.getattr(l_1_item, 'report'), 'article'), 'path'), _loop_vars=_loop_vars)))))
                yield '</a></li>\n'
        l_1_item = l_1_view = missing
        yield '</ol></nav>\n'
    for l_1_item in (undefined(name='items') if l_0_items is missing else l_0_items):
        l_1_failed = resolve('failed')
        l_1_card = resolve('card')
        _loop_vars = {}
        pass
        if t_2(l_1_item):
            pass
            yield escape(environment.finalize(context.call((undefined(name='failed') if l_1_failed is missing else l_1_failed), l_1_item, _loop_vars=_loop_vars)))
        else:
            pass
            yield escape(environment.finalize(context.call((undefined(name='card') if l_1_card is missing else l_1_card), l_1_item, _loop_vars=_loop_vars)))
        yield '\n'
    l_1_item = l_1_failed = l_1_card = missing

blocks = {'body': block_body}
debug_info = '1=13&2=19&3=25&4=30&5=52&7=55&8=59&9=62&11=67&16=73&17=78'
