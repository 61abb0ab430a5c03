assert new File(basedir, 'build.log').text.contains('HELLO, WORLD') : 'the guest sends the order on, upper-cased'
