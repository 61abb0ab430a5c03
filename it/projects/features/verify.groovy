def text = new File(basedir, 'target/generated-sources/witloof/com/acme/bindings/acme/greeter/Greetings.java').text
assert text.contains('greetAll') : 'the item of a feature that is asked for'
assert !text.contains('greetAlone') : 'no item of another feature'
