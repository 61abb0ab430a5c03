def log = new File(basedir, 'build.log').text.replaceAll('\\u001B\\[[0-9;]*m', '')
assert log.contains('greeter.wit:4:23') : 'the place of the first error'
assert log.contains('greeter.wit:5:21') : 'the place of the second error, in the same run'
assert log.contains('strnig') && log.contains('`string`') : 'what was found, and a suggestion'
assert !log.contains('NullPointerException')
assert log.count('did you mean `string`') == 1 : 'each error is told in full once'
assert log.contains('(2 errors): error: there is no type `strnig` here') : 'and the failure names the first'
def sources = new File(basedir, 'target/generated-sources/witloof')
assert !sources.exists() || sources.directorySize() == 0 : 'nothing half-written stays behind'
