assert new File(basedir, 'build.log').text.contains('Hello, Ada! [2, 3]') : 'the guest gets and gives employees'
