assert new File(basedir, 'build.log').text.contains('Hello, Ada, the Countess!') : 'the guest greets whom the host knows'
