def classes = new File(basedir, 'target/classes')
assert new File(classes, 'com/acme_corp/acme/greeter/Greetings.class').isFile() : 'the base package follows the group'
assert new File(classes, 'com/acme/names/People.class').isFile() : 'a package that is mapped stands where it is mapped to'
assert new File(classes, 'com/acme_corp/acme/names/People$Person.class').isFile() : 'another version of it stands where packages do'
assert new File(classes, 'com/acme/Upgrade.class').isFile() : 'code uses both'
