import { lineAndColumn, TemplateError } from './errors';
import { tokenize, type Token } from './lexer';

/** Reader of the tokens of a template text, one after the other. */
export class TokenReader {
  protected readonly tokens: readonly Token[];
  protected at = 0;

  constructor(
    protected readonly name: string,
    protected readonly text: string,
  ) {
    this.tokens = tokenize(text);
  }

  protected fail(token: { readonly pos: number }, reason: string): never {
    throw new TemplateError(this.name, lineAndColumn(this.text, token.pos).line, undefined, reason);
  }

  protected peek(): Token {
    const token = this.tokens[this.at] as Token;
    if (token.type === 'error') this.fail(token, token.value);
    return token;
  }

  protected next(): Token {
    const token = this.peek();
    if (token.type !== 'eof') this.at++;
    return token;
  }

  protected peekNonSpace(): Token {
    while (this.peek().type === 'space') this.at++;
    return this.peek();
  }

  protected nextNonSpace(): Token {
    this.peekNonSpace();
    return this.next();
  }

  protected unexpected(token: Token, where: string): never {
    this.fail(token, `unexpected ${token.type === 'eof' ? 'end of the text' : token.value} in ${where}`);
  }

  protected expectRight(where: string): void {
    const token = this.nextNonSpace();
    if (token.type !== 'right') this.unexpected(token, where);
  }
}
