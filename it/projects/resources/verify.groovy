def log = new File(basedir, 'build.log').text
assert log.contains('equal: false')
assert log.contains('guest: drop counter 6') : 'the counter that was closed has run its destructor'
assert !log.contains('guest: drop counter 10') : 'the counter that the guest keeps ends with its store, without one'
assert log.contains('refused: a counter starts below 1000')
assert log.readLines().any { it.endsWith('Ada!') && !it.contains('label') }
assert log.count('the label Ada! is not needed any more') == 1
assert log.contains('trap: unreachable')
