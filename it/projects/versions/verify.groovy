def log = new File(basedir, 'build.log').text.replaceAll('\\u001B\\[[0-9;]*m', '')
def docs = new File(basedir, 'target/witloof-docs')
assert new File(docs, 'loner.md').text.contains('World `loner`') : 'a page for each world'
def page = new File(docs, 'greeter.html').text
assert page.startsWith('<!DOCTYPE html>') && page.contains('What the host knows of people.')
assert !page.contains('<script>') && page.contains('&lt;script&gt;')
assert log.contains('src/main/wit/greeter.wit:7:5: addition: interface `people`: function `count` was added; breaks hosts, Java sources')
assert log.contains('acme:greeter@1.0.0 -> 1.1.0: 2 additions: allowed (at least 1.1.0)')
assert log.contains('src/breaking/greeter.wit:4:16: breaking: interface `people`: function `find` changes the type of its parameter `id`, from `u32` to `u64` (before: src/wit-1.0.0/greeter.wit:4:16); breaks guests, hosts, Java sources')
assert log.contains('acme:greeter@1.0.0 -> 1.1.0: 1 breaking: not allowed (at least 2.0.0)')
assert log.contains('src/none: there is no such file or folder: put the WIT there, or configure <witDirectory>')
assert !log.contains('NullPointerException')
