def log = new File(basedir, 'build.log').text
assert log.contains('equal: false')
assert log.contains('refused: ')
assert log.contains('guest: drop counter 6') : 'the counter that was closed has run its destructor'
assert log.contains('Ada!')
assert log.contains('the label Ada! is not needed any more')
assert log.contains('trap: ')
