def log = new File(basedir, 'build.log').text
def generated = log.count('Generated ')
def upToDate = log.count('is up to date')
assert generated == 1 : "the first build generates, once, found ${generated}"
assert upToDate == 1 : "the second build finds all up to date, found ${upToDate}"
assert log.contains('Nothing to compile')
assert new File(basedir, 'target/classes/com/acme/bindings/acme/greeter/Greetings.class').isFile()

// The plugin is one jar without dependencies, for builds like the second one.
def folder = { artifact -> new File(localRepositoryPath, 'dev/witloof/' + artifact).listFiles().find { it.directory } }
def pom = { artifact -> folder(artifact).listFiles().find { it.name.endsWith('.pom') }.text }
assert !pom('witloof-maven-plugin').contains('<dependency>')
// Nor do builds read the parent of what they use, and what that imports.
def published = new File(localRepositoryPath, 'dev/witloof').list().findAll { it != 'witloof-parent' && it != 'witloof-bom' }
assert published.contains('witloof-runtime') && published.contains('witloof-component')
published.each { artifact ->
    def text = pom(artifact)
    assert !text.contains('<parent>') : artifact
    text.findAll(/(?s)<dependency>.*?<\/dependency>/).each { assert it.contains('<version>') : "${artifact}: ${it}" }
}
assert pom('witloof-runtime').contains('<artifactId>witloof-component</artifactId>')
def jar = folder('witloof-maven-plugin').listFiles().find { it.name.endsWith('.jar') && !it.name.contains('-sources') && !it.name.contains('-javadoc') }
new java.util.zip.ZipFile(jar).withCloseable { zip ->
    def text = { name -> zip.getInputStream(zip.getEntry(name)).text }
    // By the names that THIRD-PARTY.txt has.
    def owners = [
        'Witloof': 'dev/witloof/',
        'ANTLR runtime': 'org/antlr/v4/runtime/',
        'commonmark-java': 'org/commonmark/',
        'Jackson core': 'com/fasterxml/jackson/core/',
        'JavaPoet': 'com/squareup/javapoet/',
        'JSpecify': 'org/jspecify/annotations/',
    ]
    def rows = text('META-INF/THIRD-PARTY.txt').readLines().findAll { it.contains('META-INF/') }
    assert rows*.take(17)*.trim() == owners.keySet().toList()
    def classes = zip.entries().findAll { it.name.endsWith('.class') }*.name
    owners.each { name, folderOfIt -> assert classes.any { it.startsWith(folderOfIt) } : "nothing of ${name}" }
    def others = classes.findAll { !owners.values().any { folderOfIt -> it.startsWith(folderOfIt) } }
    assert others.isEmpty() : "classes that THIRD-PARTY.txt does not name: ${others.take(5)}"
    rows*.findAll(/META-INF\/[A-Z.a-z-]*[A-Za-z]/).flatten().each { assert zip.getEntry(it) : "${it} is named and not there" }
    ['FastDoubleParser-LICENSE', 'FastDoubleParser-ThirdParty-LICENSE', 'Schubfach-LICENSE'].each {
        assert text('META-INF/NOTICE').contains(it) && zip.getEntry('META-INF/' + it)
    }
    assert text('META-INF/LICENSE').contains('TERMS AND CONDITIONS')
    assert text('META-INF/LICENSE.txt').contains('Atlassian')
    assert text('META-INF/ANTLR-LICENSE').contains('The ANTLR Project')
}
