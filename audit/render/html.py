"""stub"""
def render(r,o): return ""
def render_index(r,l): return ""
