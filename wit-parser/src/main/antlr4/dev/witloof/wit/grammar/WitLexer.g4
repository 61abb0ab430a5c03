/*
 * The tokens of WIT ("Lexical structure" in the component model's WIT.md).
 *
 * Words that mean something only inside an attribute (`since`, `version`, `feature` ...) are ordinary names here, and
 * names are lexed generously: which of them are kebab-case is judged once the whole word is known, so that the message
 * can show all of it.
 */
lexer grammar WitLexer;

tokens { UNTERMINATED_COMMENT }

AS: 'as';
ASYNC: 'async';
BOOL: 'bool';
BORROW: 'borrow';
CHAR: 'char';
CONSTRUCTOR: 'constructor';
ENUM: 'enum';
ERROR_CONTEXT: 'error-context';
EXPORT: 'export';
F32: 'f32';
F64: 'f64';
FLAGS: 'flags';
FROM: 'from';
FUNC: 'func';
FUTURE: 'future';
IMPORT: 'import';
INCLUDE: 'include';
INTERFACE: 'interface';
LIST: 'list';
MAP: 'map';
OPTION: 'option';
OWN: 'own';
PACKAGE: 'package';
RECORD: 'record';
RESOURCE: 'resource';
RESULT: 'result';
S8: 's8';
S16: 's16';
S32: 's32';
S64: 's64';
STATIC: 'static';
STREAM: 'stream';
STRING: 'string';
TUPLE: 'tuple';
TYPE: 'type';
U8: 'u8';
U16: 'u16';
U32: 'u32';
U64: 'u64';
USE: 'use';
VARIANT: 'variant';
WITH: 'with';
WORLD: 'world';
UNDERSCORE: '_';

EQUALS: '=';
COMMA: ',';
COLON: ':';
PERIOD: '.';
SEMICOLON: ';';
LEFT_PAREN: '(';
RIGHT_PAREN: ')';
LEFT_BRACE: '{';
RIGHT_BRACE: '}';
LESS_THAN: '<';
GREATER_THAN: '>';
ARROW: '->';
MINUS: '-';
PLUS: '+';
STAR: '*';
AT: '@';
SLASH: '/';

ID: [_\p{XID_Start}] [-\p{XID_Continue}]*;
EXPLICIT_ID: '%' ([-_\p{XID_Start}] [-\p{XID_Continue}]*)?;
INTEGER: [0-9]+;
STRING_LITERAL: '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"';
UNTERMINATED_STRING: '"' ('\\' ~[\r\n] | ~["\\\r\n])*;

// The only place for a byte order mark is the start of a file; the reader takes it away there.
// A carriage return stands before a line feed only.
WHITESPACE: ([ \t\n] | '\r\n')+ -> channel(HIDDEN);
LINE_COMMENT: '//' ~[\n]* -> channel(HIDDEN);

// Block comments nest. A mode per level keeps the work linear; the lexer of the parse package ends the token at the
// outermost close, and makes an UNTERMINATED_COMMENT where there is none.
BLOCK_COMMENT_OPEN: '/*' -> more, pushMode(BLOCK);

// Last, so that every character belongs to some token and the parser alone reports errors.
UNKNOWN: .;

mode BLOCK;

BLOCK_NESTED: '/*' -> more, pushMode(BLOCK);
BLOCK_COMMENT: '*/' -> channel(HIDDEN), popMode;
BLOCK_TEXT: ~[/*]+ -> more;
BLOCK_MARK: [/*] -> more;
