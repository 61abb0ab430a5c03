def log = new File(basedir, 'build.log').text.replaceAll('\\u001B\\[[0-9;]*m', '')
assert log.contains('greeter') && log.contains('listener') : 'the error names the worlds there are'
assert log.contains('<worlds><world>NAME</world></worlds>') : 'and what to write'
assert log.contains('generated code does not compile without witloof-runtime, which is no dependency of this project')
