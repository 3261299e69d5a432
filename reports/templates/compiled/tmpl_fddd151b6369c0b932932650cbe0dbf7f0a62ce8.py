from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'base.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_csp = resolve('csp')
    l_0_title = resolve('title')
    l_0_sheets = resolve('sheets')
    l_0_logo = resolve('logo')
    l_0_words = resolve('words')
    l_0_glossary = resolve('glossary')
    l_0_script = resolve('script')
    pass
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="'
    yield escape(environment.finalize((undefined(name='csp') if l_0_csp is missing else l_0_csp)))
    yield '">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n<title>'
    yield escape(environment.finalize((undefined(name='title') if l_0_title is missing else l_0_title)))
    yield '</title>\n'
    for l_1_sheet in (undefined(name='sheets') if l_0_sheets is missing else l_0_sheets):
        _loop_vars = {}
        pass
        yield '<style>'
        yield escape(environment.finalize(l_1_sheet))
        yield '</style>\n'
    l_1_sheet = missing
    yield '</head>\n<body>\n<a class="skip" href="#main">Skip to the content</a>\n<header class="top">'
    if (undefined(name='logo') if l_0_logo is missing else l_0_logo):
        pass
        yield '<img class="logo" src="'
        yield escape(environment.finalize((undefined(name='logo') if l_0_logo is missing else l_0_logo)))
        yield '" alt="">'
    yield '<h1>'
    yield escape(environment.finalize(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'NAME')))
    yield '</h1><p>'
    yield escape(environment.finalize(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'HONEST')))
    yield '</p></header>\n<main id="main">\n'
    yield from context.blocks['body'][0](context)
    yield '</main>\n<footer class="end">\n<details id="glossary"><summary>What the words mean</summary>\n<dl>\n'
    yield escape(environment.finalize((undefined(name='glossary') if l_0_glossary is missing else l_0_glossary)))
    yield '</dl></details>\n<details class="keys" hidden><summary>Keys</summary>\n<p><kbd>n</kbd> or <kbd>j</kbd> next note, <kbd>p</kbd> or <kbd>k</kbd> previous note, <kbd>Esc</kbd> closes what is open and leaves the note. All else works with <kbd>Tab</kbd> and <kbd>Enter</kbd>.</p>\n<p><label><input type="checkbox" id="keys" checked> Single keys are on</label></p></details>\n</footer>\n<script>'
    yield escape(environment.finalize((undefined(name='script') if l_0_script is missing else l_0_script)))
    yield '</script>\n</body>\n</html>'

def block_body(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

blocks = {'body': block_body}
debug_info = '5=19&9=21&10=23&11=27&16=31&18=41&23=43&28=45&18=48'
