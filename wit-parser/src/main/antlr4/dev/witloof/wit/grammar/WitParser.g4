/*
 * The grammar of WIT (component model, WIT.md). No left recursion and no predicates: what the text means is decided
 * later, and every syntax error is found from the grammar alone. Where the text of the specification and the reference
 * parser differ the reference is followed, and the rule says so.
 */
parser grammar WitParser;

options { tokenVocab = WitLexer; }

file: (packageDeclaration | useItem | interfaceItem | worldItem)* EOF;

// `package a:b;` names the file's package and comes first; `package a:b { ... }` nests a package. One rule, so that
// any number of tokens may stand before the `;` or `{` that tells them apart. A package in a nested one is read, as in the
// reference, and refused when the tree is built.
packageDeclaration: attribute* PACKAGE packageName (SEMICOLON | LEFT_BRACE packageItem* RIGHT_BRACE);
packageItem: packageDeclaration | useItem | interfaceItem | worldItem;
packageName: id COLON id (AT version)?;

useItem: attribute* USE usePath (AS id)? SEMICOLON;
usePath: id (COLON id SLASH id (AT version)?)?;

interfaceItem: attribute* INTERFACE id LEFT_BRACE interfaceMember* RIGHT_BRACE;
interfaceMember: attribute* (useStatement | typeDefinition | functionItem);

worldItem: attribute* WORLD id LEFT_BRACE worldMember* RIGHT_BRACE;
worldMember: attribute* (useStatement | typeDefinition | includeItem | importItem | exportItem);

importItem: IMPORT externItem;
exportItem: EXPORT externItem;
// `a:b/c` is an interface of a package, `a: b` and `a: b:c/d` are an interface under a label, whatever the spaces.
externItem: id (SEMICOLON | COLON externType);
externType
    : functionType SEMICOLON                                   # externFunction
    | INTERFACE LEFT_BRACE interfaceMember* RIGHT_BRACE        # externInterface
    | id SLASH id (AT version)? SEMICOLON                      # externPath
    | usePath SEMICOLON                                        # externLabelled
    ;

// No `;` after the braces (the reference has none either).
includeItem: INCLUDE usePath (SEMICOLON | WITH LEFT_BRACE (includeName (COMMA includeName)* COMMA?)? RIGHT_BRACE);
includeName: id AS id;

useStatement: USE usePath PERIOD LEFT_BRACE (useName (COMMA useName)* COMMA?)? RIGHT_BRACE SEMICOLON;
useName: id (AS id)?;

functionItem: id COLON functionType SEMICOLON;
functionType: ASYNC? FUNC parameters result?;
parameters: LEFT_PAREN (parameter (COMMA parameter)* COMMA?)? RIGHT_PAREN;
parameter: id COLON type;
result: ARROW type;

typeDefinition: typeAlias | record | flags | variant | enumeration | resource;
typeAlias: TYPE id EQUALS type SEMICOLON;
record: RECORD id LEFT_BRACE (field (COMMA field)* COMMA?)? RIGHT_BRACE;
field: id COLON type;
flags: FLAGS id LEFT_BRACE (name (COMMA name)* COMMA?)? RIGHT_BRACE;
variant: VARIANT id LEFT_BRACE (variantCase (COMMA variantCase)* COMMA?)? RIGHT_BRACE;
variantCase: id (LEFT_PAREN type RIGHT_PAREN)?;
enumeration: ENUM id LEFT_BRACE (name (COMMA name)* COMMA?)? RIGHT_BRACE;
// A flag or an enumeration's case: a rule of its own because a documentation comment belongs to it.
name: id;
resource: RESOURCE id (SEMICOLON | LEFT_BRACE resourceMember* RIGHT_BRACE);
// A constructor may declare a result, `result<r>` or `result<r, e>`; the grammar of WIT.md leaves it out.
resourceMember
    : attribute* CONSTRUCTOR parameters result? SEMICOLON      # constructor
    | attribute* id COLON STATIC? functionType SEMICOLON       # method
    ;

type
    : primitive                                                                            # primitiveType
    | TUPLE LESS_THAN (type (COMMA type)* COMMA?)? GREATER_THAN                            # tupleType
    | LIST LESS_THAN type (COMMA INTEGER)? GREATER_THAN                                    # listType
    | MAP LESS_THAN type COMMA type GREATER_THAN                                           # mapType
    | OPTION LESS_THAN type GREATER_THAN                                                   # optionType
    | RESULT (LESS_THAN (UNDERSCORE COMMA type | type (COMMA type)?) GREATER_THAN)?        # resultType
    | FUTURE (LESS_THAN type GREATER_THAN)?                                                # futureType
    | STREAM (LESS_THAN type GREATER_THAN)?                                                # streamType
    | OWN LESS_THAN id GREATER_THAN                                                        # ownType
    | BORROW LESS_THAN id GREATER_THAN                                                     # borrowType
    | id                                                                                   # namedType
    ;
primitive
    : BOOL | S8 | S16 | S32 | S64 | U8 | U16 | U32 | U64 | F32 | F64 | CHAR | STRING | ERROR_CONTEXT
    ;

// Which attributes there are, and what each takes, is checked when the tree is built: their words are no keywords.
attribute: AT id LEFT_PAREN (STRING_LITERAL | id EQUALS (version | id)) RIGHT_PAREN;

// https://semver.org, token by token. A `.` that no identifier follows belongs to the statement around the version.
version: INTEGER PERIOD INTEGER PERIOD INTEGER (MINUS versionParts)? (PLUS versionParts)?;
versionParts: versionPart+ (PERIOD versionPart+)*;
versionPart: ID | INTEGER | MINUS;

id: ID | EXPLICIT_ID;
