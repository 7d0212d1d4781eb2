import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 9379:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(356)
const { safeRe: re, t } = __nccwpck_require__(5471)
const cmp = __nccwpck_require__(8646)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(1383)
const cache = new LRU()

const parseOptions = __nccwpck_require__(356)
const Comparator = __nccwpck_require__(9379)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const trimComparatorWhitespace = __nccwpck_require__(9737)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(5471)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(5101)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 8646:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gt = __nccwpck_require__(6599)
const gte = __nccwpck_require__(1236)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 5385:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = __nccwpck_require__(6353)
const { safeRe: re, t } = __nccwpck_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7648:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 6874:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 711:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are prereleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 5082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 6599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 1236:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 2338:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 6717:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8511:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 2603:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 4974:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8756:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 7192:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 8011:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 9872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 6114:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)

const truncate = (version, truncation, options) => {
  if (!constants.RELEASE_TYPES.includes(truncation)) {
    return null
  }

  const clonedVersion = cloneInputVersion(version, options)
  return clonedVersion && doTruncation(clonedVersion, truncation)
}

const cloneInputVersion = (version, options) => {
  const versionStringToParse = (
    version instanceof SemVer ? version.version : version
  )

  return parse(versionStringToParse, options)
}

const doTruncation = (version, truncation) => {
  if (isPrerelease(truncation)) {
    return version.version
  }

  version.prerelease = []

  switch (truncation) {
    case 'major':
      version.minor = 0
      version.patch = 0
      break
    case 'minor':
      version.patch = 0
      break
  }

  return version.format()
}

const isPrerelease = (type) => {
  return type.startsWith('pre')
}

module.exports = truncate


/***/ }),

/***/ 8780:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 2088:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __nccwpck_require__(5471)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)
const identifiers = __nccwpck_require__(3348)
const parse = __nccwpck_require__(6353)
const valid = __nccwpck_require__(8780)
const clean = __nccwpck_require__(1799)
const inc = __nccwpck_require__(2338)
const diff = __nccwpck_require__(711)
const major = __nccwpck_require__(8511)
const minor = __nccwpck_require__(2603)
const patch = __nccwpck_require__(8756)
const prerelease = __nccwpck_require__(5714)
const compare = __nccwpck_require__(8469)
const rcompare = __nccwpck_require__(2173)
const compareLoose = __nccwpck_require__(6874)
const compareBuild = __nccwpck_require__(7648)
const sort = __nccwpck_require__(9872)
const rsort = __nccwpck_require__(7192)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gte = __nccwpck_require__(1236)
const lte = __nccwpck_require__(6717)
const cmp = __nccwpck_require__(8646)
const coerce = __nccwpck_require__(5385)
const truncate = __nccwpck_require__(6114)
const Comparator = __nccwpck_require__(9379)
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const toComparators = __nccwpck_require__(4750)
const maxSatisfying = __nccwpck_require__(5574)
const minSatisfying = __nccwpck_require__(8595)
const minVersion = __nccwpck_require__(1866)
const validRange = __nccwpck_require__(4737)
const outside = __nccwpck_require__(280)
const gtr = __nccwpck_require__(2276)
const ltr = __nccwpck_require__(5213)
const intersects = __nccwpck_require__(3465)
const simplifyRange = __nccwpck_require__(2028)
const subset = __nccwpck_require__(1489)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  truncate,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 1383:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 9737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __nccwpck_require__(5101)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 2276:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __nccwpck_require__(280)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 3465:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 5213:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const outside = __nccwpck_require__(280)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 5574:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 8595:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 1866:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const gt = __nccwpck_require__(6599)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)
const gte = __nccwpck_require__(1236)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 2028:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 1489:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If LT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !c.test(gt.semver)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !c.test(lt.semver)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 4750:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 4737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(4604);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(4604);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(4604);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(4604);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
exports.P3 = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
exports.hR = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
exports.YR = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 4604:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(4604);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(4604);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(4604);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 6656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Li: () => (/* binding */ shortVersion),
/* harmony export */   ZT: () => (/* binding */ writeMessage)
/* harmony export */ });
/* unused harmony export writeSubject */
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(250);
/* harmony import */ var _domain_template_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6921);
/* harmony import */ var _ship_record_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1487);
/* harmony import */ var _trailers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6771);
// Writes the message of a bump: a conventional subject, `Ship-*` trailers, and those by which Argo CD links the source commit.
// Foreign text stays on its own line: it can neither add a trailer nor end one.




/** The whole message. `template` is the input `commit-message`. */
function writeMessage(record, occasion, source, template) {
    const subject = template === undefined ? writeSubject(record, occasion) : fillMessage(template, record);
    return (0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .appendTrailers */ .fJ)(subject, [...(0,_ship_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordTrailers */ .mu)(record), ...sourceTrailers(source)]);
}
/** `chore(production): bump checkout-service to a7f3c92`. */
function writeSubject(record, occasion) {
    const scope = record.environment === undefined ? '' : `(${(0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(record.environment)})`;
    const service = (0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(record.service);
    const version = shortVersion(record.images);
    if (occasion === 'rollback')
        return `revert${scope}: roll ${service} back to ${version}`;
    return `chore${scope}: ${occasion} ${service} to ${version}`;
}
/** What people call an image: its tag (a commit cut to seven digits), else the start of its digest. */
function shortVersion(images) {
    const versions = new Set(images.map((image) => versionOf((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(image)) ?? image));
    const [version = 'no image'] = versions;
    return versions.size > 1 ? `${versions.size} images` : version;
}
function versionOf(reference) {
    if (reference?.tag !== undefined)
        return /^[0-9a-f]{40}$/.test(reference.tag) ? reference.tag.slice(0, 7) : reference.tag;
    return reference?.digest?.slice(0, 'sha256:'.length + 12);
}
function fillMessage(template, record) {
    const values = {
        service: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(record.service),
        environment: record.environment,
        image: record.images.join(', '),
        'previous-image': record.previousImages.join(', ') || undefined,
        version: shortVersion(record.images),
        'previous-version': record.previousImages.length === 0 ? undefined : shortVersion(record.previousImages),
        'source-commit': record.sourceCommit,
        run: record.run,
    };
    return (0,_domain_template_js__WEBPACK_IMPORTED_MODULE_1__/* .fillTemplate */ .o)(template, values, 'input `commit-message`');
}
/** https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/#commit-tracing */
function sourceTrailers(source) {
    if (source === undefined)
        return [];
    const name = 'Argocd-reference-commit-';
    const known = [
        ['author', source.author === undefined ? undefined : mailAddress(source.author)],
        ['sha', source.sha],
        ['subject', source.subject],
        ['body', source.body === undefined || source.body === '' ? undefined : JSON.stringify(source.body)],
        ['repourl', source.repositoryUrl],
        ['date', source.date],
    ];
    return known.flatMap(([key, value]) => value === undefined || (0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(value) === '' ? [] : [[`${name}${key}`, value]]);
}
/** A name with other signs than letters, digits and spaces is quoted, as RFC 5322 wants it. */
function mailAddress(author) {
    const [, name = '', address = ''] = /^(.*?)\s*<([^<>]*)>$/.exec((0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(author)) ?? [];
    if (name === '' || /^[\p{L}\p{N} '_-]+$/u.test(name))
        return (0,_trailers_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(author);
    return `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
}


/***/ }),

/***/ 2572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZZ: () => (/* binding */ githubFaults),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   cw: () => (/* binding */ usesGitHub),
/* harmony export */   po: () => (/* binding */ apiUrlOf)
/* harmony export */ });
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7914);
// What signed commits and pull requests need of the inputs: a repository on GitHub, a token, and each other. Pure.

/** True when GitHub's API is needed. */
const usesGitHub = (given) => given.mode === 'pull-request' || (given.signed && given.mode === 'push');
/** `owner/name` of a repository given so or by its URL on that server; undefined when it is not on it. */
function repositoryName(repository, serverUrl) {
    if (repository === undefined || repository.name !== undefined)
        return repository?.name;
    const host = URL.canParse(serverUrl) ? new URL(serverUrl).host : '';
    const address = repository.url.replace(/^(?:https?:\/\/|ssh:\/\/)?(?:[^@/]+@)?/, '');
    if (host === '' || !/^[:/]$/.test(address.charAt(host.length)) || !address.startsWith(host))
        return undefined;
    return /^([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(address.slice(host.length + 1))?.[1];
}
/** The REST root of the server that the repository is on: a token for one server is never sent to another. */
function apiUrlOf(given, runner) {
    const bare = (url) => url.replace(/\/+$/, '');
    if (given['github-api-url'] !== undefined)
        return bare(given['github-api-url']);
    const server = bare(given['github-server-url'] ?? runner.serverUrl);
    if (server === bare(runner.serverUrl))
        return bare(runner.apiUrl);
    // https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency: api.SUBDOMAIN.ghe.com
    return /^https:\/\/(?:github\.com|[^/]+\.ghe\.com)$/i.test(server)
        ? server.replace('//', '//api.')
        : `${server}/api/v3`;
}
/** Faults of the inputs that only these ways of writing have. */
function* githubFaults(given) {
    yield* reviewerFaults(given);
    if (!usesGitHub(given))
        return;
    const way = given.mode === 'pull-request' ? '`mode: pull-request`' : '`signed: true`';
    if (given.repository === undefined)
        yield problem('repository', `${way} needs a repository on GitHub`, 'Give the step `repository: owner/name`.');
    if (given.token === undefined) {
        const permission = given.mode === 'pull-request' ? '`contents: write` and `pull_requests: write`' : '`contents: write`';
        const fix = `Give the step \`token: \${{ … }}\` of a GitHub App or user with ${permission} on that repository.`;
        yield problem('token', `${way} needs GitHub's API and so a \`token\``, fix);
    }
    const apiUrl = given['github-api-url'];
    if (apiUrl !== undefined && !(0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateUrl */ .D)(apiUrl))
        yield problem('github-api-url', `"${apiUrl}" is no https URL`, 'Write it as https://github.example.com/api/v3.');
}
/** A reviewer that GitHub cannot know. */
function* reviewerFaults(given) {
    // https://docs.github.com/en/rest/pulls/review-requests
    for (const reviewer of given['pull-request-reviewers'])
        if (!/^[A-Za-z0-9][A-Za-z0-9-]*(?:\/[A-Za-z0-9._-]+)?$/.test(reviewer))
            yield problem('pull-request-reviewers', `"${reviewer}" is no login`, 'Write `login`, or `org/team`, without @.');
}
const problem = (name, what, fix) => ({
    code: 'input_invalid',
    what,
    where: `input \`${name}\``,
    fix,
});


/***/ }),

/***/ 8519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readVersion),
/* harmony export */   A: () => (/* binding */ readImage)
/* harmony export */ });
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3926);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(250);
// Reads the image references that a person gave as inputs. Never looks whether such an image exists.


/** A reference of the input `image` (or `match`); throws an ActionError that names the input. */
function readImage(text, input = 'image') {
    const reference = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageReference */ .o_)(text, `input \`${input}\``);
    if (input !== 'match' || (reference.tag === undefined && reference.digest === undefined))
        return reference;
    throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'match_has_tag',
        what: `"${text}" names a tag or digest, and \`match\` takes repositories`,
        where: 'input `match`',
        fix: 'Write [registry/]repository only.',
    });
}
/** A reference that names a tag or digest, as one that is to be written must. */
function readVersion(text) {
    const reference = readImage(text);
    if (reference.tag !== undefined || reference.digest !== undefined)
        return reference;
    throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
        code: 'image_incomplete',
        what: `"${text}" has neither a tag nor a digest`,
        where: 'input `image`',
        fix: `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`,
    });
}


/***/ }),

/***/ 6898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ inputs),
/* harmony export */   z: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _runner_readers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1985);
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2572);
/* harmony import */ var _image_input_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8519);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8255);
/* harmony import */ var _repository_url_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3327);
// The inputs of bump-manifest and the faults that several of them have together. Reads no file.





/** By name, as in action.yml. */
const inputs = {
    image: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    repository: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    ref: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    path: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(['.']),
    match: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    container: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    field: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    mode: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['push', 'pull-request', 'none'], 'push'),
    'promote-from': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    rollback: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'pin-digest': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['keep', 'always', 'never'], 'keep'),
    // A YAML file writes its booleans without quotes.
    'verify-image': {
        ...(0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['auto', 'true', 'false'], 'auto'),
        schema: { enum: ['auto', true, false, 'true', 'false'] },
    },
    'allow-downgrade': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(false),
    'source-commit': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    force: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(false),
    token: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)(),
    'ssh-key': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)(),
    'ssh-known-hosts': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'commit-message': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'commit-name': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('ship-actions'),
    'commit-email': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('ship-actions@users.noreply.github.com'),
    signed: (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(false),
    'pull-request-title': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'pull-request-labels': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    'pull-request-reviewers': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)(),
    'auto-merge': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(false),
    'max-wait-seconds': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)({ min: 0, max: 3600, unit: 'seconds' }, 180),
    'github-api-url': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'github-server-url': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(),
    'github-token': (0,_runner_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)(),
};
/** Everything that is wrong with the values themselves, before any file or server is looked at. */
function check(given) {
    const found = [...sourceFaults(given), ...formFaults(given), ...(0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .githubFaults */ .ZZ)(given)];
    const collect = (read) => {
        try {
            read();
        }
        catch (thrown) {
            found.push(...(thrown.problems ?? []));
        }
    };
    const needsVersion = given.rollback === undefined && given['promote-from'].length === 0;
    for (const image of given.image)
        collect(() => (needsVersion ? (0,_image_input_js__WEBPACK_IMPORTED_MODULE_1__/* .readVersion */ .$)(image) : (0,_image_input_js__WEBPACK_IMPORTED_MODULE_1__/* .readImage */ .A)(image)));
    for (const repository of given.match)
        collect(() => (0,_image_input_js__WEBPACK_IMPORTED_MODULE_1__/* .readImage */ .A)(repository, 'match'));
    for (const pattern of [...given.path, ...given['promote-from']])
        collect(() => (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .readPattern */ .ZS)(pattern));
    collect(() => {
        const server = given['github-server-url'] ?? 'https://github.com';
        const repository = (0,_repository_url_js__WEBPACK_IMPORTED_MODULE_3__/* .readRepository */ .N)(given.repository, server, given['ssh-key'] !== undefined);
        if (repository !== undefined)
            found.push(...credentialFaults(given, repository.url));
    });
    return found;
}
const problem = (name, what, fix) => ({
    code: 'input_invalid',
    what,
    where: `input \`${name}\``,
    fix,
});
/** Exactly one thing says which image is written. */
function* sourceFaults(given) {
    const promoted = given['promote-from'].length > 0;
    const rolledBack = given.rollback !== undefined;
    if (given.image.length === 0 && !promoted && !rolledBack) {
        yield {
            code: 'input_missing',
            what: '`image` is required and not given',
            where: 'input `image`',
            fix: `Give the step \`image: …\`, e.g. \`\${{ steps.build.outputs.image }}\`, or \`promote-from\`, or \`rollback\`. An \`image\` that arrives empty from another job often holds a masked value: pass registry, repository, tag and digest apart.`,
        };
    }
    if (promoted && rolledBack)
        yield problem('rollback', '`rollback` and `promote-from` are both given', 'Give one of them.');
    if (promoted && given.image.some((image) => image.includes('@') || /:[^/]*$/.test(image)))
        yield problem('image', '`image` and `promote-from` both name an image to write', 'Give one of them.');
    if (rolledBack && given.repository === undefined)
        yield problem('rollback', '`rollback` needs the history of a repository', 'Give the step `repository: owner/name`.');
    if (rolledBack && given.mode === 'none')
        yield problem('rollback', '`rollback` needs the history of a repository, and `mode: none` looks at none', 'Use `mode: push`.');
}
function* credentialFaults(given, url) {
    const key = given['ssh-key'] !== undefined;
    if ((0,_repository_url_js__WEBPACK_IMPORTED_MODULE_3__/* .isSsh */ .B)(url) && !key)
        yield problem('ssh-key', `${url} is reached through ssh, and there is no \`ssh-key\``, 'Give the step `ssh-key`, or an https URL with `token`.');
    if (!(0,_repository_url_js__WEBPACK_IMPORTED_MODULE_3__/* .isSsh */ .B)(url) && key)
        yield problem('ssh-key', `${url} is not reached through ssh`, 'Write `repository: owner/name` or an ssh URL, or give `token` instead.');
}
function* formFaults(given) {
    const commit = given['source-commit'];
    if (commit !== undefined && !/^[0-9a-f]{7,64}$/i.test(commit))
        yield problem('source-commit', `"${commit}" is no commit`, 'Write 7 to 64 hexadecimal digits.');
    const name = given['commit-name'];
    if (!/[^\s<>\p{Cc}]/u.test(name))
        yield problem('commit-name', `"${name}" is no name`, 'Write one with letters; git drops < and >.');
    const email = given['commit-email'];
    if (!/^[^\s<>@]+@[^\s<>@]+$/.test(email))
        yield problem('commit-email', `"${email}" is no address`, 'Write name@host.');
    const branch = given.ref?.replace(/^refs\/heads\//, '');
    // https://git-scm.com/docs/git-check-ref-format
    if (branch !== undefined && /^[-/.]|[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|[/.]$|\.lock$/u.test(branch))
        yield problem('ref', `"${given.ref}" is no name of a branch`, 'Write it as in `main`.');
    if (given.token !== undefined && given['ssh-key'] !== undefined)
        yield problem('ssh-key', '`token` and `ssh-key` are both given', 'Give the one that the repository URL needs.');
}


/***/ }),

/***/ 4874:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _clients_git_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1296);
/* harmony import */ var _clients_github_connection_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5600);
/* harmony import */ var _clients_registry_answers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7039);
/* harmony import */ var _clients_source_history_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8288);
/* harmony import */ var _clients_turn_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1610);
/* harmony import */ var _clients_workspace_files_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7798);
/* harmony import */ var _runner_run_action_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9122);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6898);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(6121);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(4990);
// Starts bump-manifest with the real clients.










const clients = {
    connectRepository: _clients_github_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .connectRepository */ .J,
    deadlineIn: _clients_git_js__WEBPACK_IMPORTED_MODULE_0__/* .deadlineIn */ ._,
    openGit: _clients_git_js__WEBPACK_IMPORTED_MODULE_0__/* .openGit */ .z,
    openPresence: _clients_registry_answers_js__WEBPACK_IMPORTED_MODULE_2__/* .openPresence */ .O,
    openSourceHistory: _clients_source_history_js__WEBPACK_IMPORTED_MODULE_3__/* .openSourceHistory */ .A,
    openWorkspaceFiles: _clients_workspace_files_js__WEBPACK_IMPORTED_MODULE_5__/* .openWorkspaceFiles */ .P,
    takeTurn: _clients_turn_js__WEBPACK_IMPORTED_MODULE_4__/* .takeTurn */ .V,
};
await (0,_runner_run_action_js__WEBPACK_IMPORTED_MODULE_6__/* .runAction */ .C)({
    name: 'bump-manifest',
    inputs: _inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .inputs */ .Q,
    outputs: _report_js__WEBPACK_IMPORTED_MODULE_8__/* .outputs */ .V4,
    check: _inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .check */ .z,
    run: async (given, job) => await (0,_run_js__WEBPACK_IMPORTED_MODULE_9__/* .run */ .e)(given, job, clients),
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ selectFiles),
/* harmony export */   ZS: () => (/* binding */ readPattern),
/* harmony export */   kc: () => (/* binding */ fileOfField),
/* harmony export */   yQ: () => (/* binding */ unmatchedError)
/* harmony export */ });
/* unused harmony exports isManifestName, nearPaths */
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4006);
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3926);
/* harmony import */ var _domain_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2273);
// Which files of a repository an input `path` means: files, folders and globs, matched against names only.



const manifestName = /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/;
const regularFile = /^100(?:644|755)$/;
/** Parses a line; throws an ActionError for one that leaves the repository. */
function readPattern(line) {
    const text = plainPath(line);
    const parts = text.split('/');
    if (line.startsWith('/') || line.includes('\\') || parts.includes('..') || parts.includes('.git')) {
        const what = `"${line}" is no path inside the repository`;
        const fix = 'Write it from the root of the repository, with slashes, e.g. production/checkout-service.';
        throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ code: 'path_outside', what, where: 'input `path`', fix });
    }
    if (text === '.' || text === '')
        return { text: '', base: '', isGlob: false };
    // `{environment}` is a name to fill, not a set of alternatives.
    const { isGlob } = picomatch__WEBPACK_IMPORTED_MODULE_1__.scan(text.replaceAll(/\{(?:environment|service)\}/g, '_'));
    return { text, base: isGlob ? picomatch__WEBPACK_IMPORTED_MODULE_1__.scan(text).base : text, isGlob };
}
const plainPath = (line) => line
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '')
    .replaceAll(/\/{2,}/g, '/');
/** The file of an explicit place, `file.yaml:path.to.tag`: what stands before the first colon. */
const fileOfField = (field) => plainPath(field.split(':')[0] ?? '');
/** True for a file that may be a manifest by its name. */
const isManifestName = (path) => manifestName.test(path);
/** Selects a file by its own name whatever it is called, and manifests by name below a folder or glob. */
function selectFiles(entries, patterns) {
    const files = new Set();
    const unmatched = patterns.filter((pattern) => {
        const matches = matcher(pattern);
        const regular = entries.filter(({ path, mode }) => regularFile.test(mode) && matches(path));
        for (const entry of regular)
            files.add(entry);
        return regular.length === 0;
    });
    return { files: [...files], unmatched };
}
/** The error for patterns that mean no file; `entries` is everything there is. */
function unmatchedError(unmatched, entries, input) {
    const paths = entries.map(({ path }) => path);
    return new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(unmatched.map((pattern) => {
        const irregular = entries.find(({ path }) => path === pattern.text);
        return irregular === undefined
            ? notFound(pattern, nearPaths(pattern, paths), input)
            : notRegular(irregular, input);
    }));
}
function matcher(pattern) {
    const { text, isGlob } = pattern;
    if (!isGlob) {
        const below = text === '' ? '' : `${text}/`;
        return (path) => path === text || (path.startsWith(below) && isManifestName(path));
    }
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_1__(text, { dot: true });
    return (path) => matches(path) && isManifestName(path);
}
function notRegular({ path, mode }, input) {
    const kind = mode === '120000' ? 'a symbolic link' : 'no regular file';
    const what = `"${path}" is ${kind}, and only regular files are written`;
    return { code: 'path_not_regular', what, where: `input \`${input}\``, fix: 'Name the file that it leads to.' };
}
function notFound({ text }, near, input) {
    const what = `"${text === '' ? '.' : text}" means no manifest in the repository`;
    const fix = near.length > 0 ? `Near: ${near.join(', ')}.` : 'Name a folder, a file or a glob that holds YAML or JSON.';
    return { code: 'path_not_found', what, where: `input \`${input}\``, fix };
}
/** Names that the author of a pattern probably meant: the deepest folder that is there, and the names in it that are near. */
function nearPaths(pattern, paths) {
    const parts = (pattern.isGlob ? pattern.base : pattern.text).split('/');
    let folder = '';
    for (const part of parts) {
        const deeper = `${folder}${part}/`;
        if (paths.some((path) => path.startsWith(deeper))) {
            folder = deeper;
            continue;
        }
        const names = new Set(paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length).split('/')[0] ?? ''));
        const close = (0,_domain_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestNames */ .L)(part, names);
        return (close.length > 0 ? close : [...names].slice(0, 5)).map((name) => `${folder}${name}`);
    }
    return [];
}


/***/ }),

/***/ 6121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ renderHeadline),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   z8: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(250);
/* harmony import */ var _domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2262);
/* harmony import */ var _commit_message_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6656);
// What bump-manifest ends with: its outputs and the job summary. Pure.



/** By name, as in action.yml. */
const outputs = [
    'changed',
    'outcome',
    'image',
    'previous-image',
    'manifest-sha',
    'files',
    'diff',
    'pull-request-url',
    'pull-request-number',
    'verified',
    'attempts',
];
/** The outputs and the job summary. */
function report(result) {
    const { plan, outcome } = result;
    const isSuperseded = outcome === 'superseded';
    const changes = isSuperseded ? [] : plan.files;
    return {
        outputs: {
            changed: changes.length > 0,
            outcome,
            image: isSuperseded ? plan.previousImage : plan.image,
            'previous-image': plan.previousImage,
            'manifest-sha': result.manifestSha,
            files: changes.map(({ path }) => path).join('\n'),
            diff: isSuperseded ? '' : result.diff,
            'pull-request-url': result.pullRequest?.url,
            'pull-request-number': result.pullRequest?.number,
            verified: result.verified,
            attempts: result.attempts,
        },
        summary: renderSummary(result),
        failure: result.failure,
    };
}
/** One line for the log. */
function renderHeadline(result) {
    const { plan, service, environment, outcome } = result;
    const where = environment === undefined ? '' : ` in ${environment}`;
    const to = (0,_commit_message_js__WEBPACK_IMPORTED_MODULE_1__/* .shortVersion */ .Li)(plan.image.split('\n'));
    const from = plan.previousImage === undefined ? 'nothing' : (0,_commit_message_js__WEBPACK_IMPORTED_MODULE_1__/* .shortVersion */ .Li)(plan.previousImage.split('\n'));
    if (outcome === 'unchanged')
        return `${service}${where} already runs ${to}; nothing to write`;
    if (outcome === 'superseded')
        return `${service}${where} was not bumped to ${to}: ${result.reason}`;
    if (outcome === 'pull-request')
        return `${service}${where}: ${from} → ${to} ${proposalOf(result)}`;
    const verb = outcome === 'rolled-back' ? 'rolled back' : 'bumped';
    return `${service}${where} ${result.dryRun ? 'would be' : 'was'} ${verb}: ${from} → ${to}`;
}
function proposalOf({ dryRun, pullRequest }) {
    if (dryRun)
        return 'would be proposed as a pull request';
    return `is proposed as pull request #${pullRequest?.number}`;
}
function renderPullRequest({ pullRequest, verified }) {
    const said = verified === undefined ? [] : [`GitHub calls the commit ${verified ? 'Verified' : 'unverified'}.`];
    if (pullRequest === undefined)
        return said;
    const { url, number, state } = pullRequest;
    const words = { open: 'waits for its merge', merged: 'is merged', closed: 'is closed: nothing is left to change' };
    return [`Pull request [#${number}](${url}) ${words[state]}.`, ...said];
}
function renderSummary(result) {
    const { plan, diff, outcome } = result;
    const title = `### ${result.dryRun ? 'Dry run: ' : ''}${(0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(renderHeadline(result))}`;
    const rows = plan.places
        .slice(0, 50)
        .map(({ file, line, reference, next }) => [
        (0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineCode */ .ti)(`${file}:${line}`),
        (0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineCode */ .ti)((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(reference)),
        (0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineCode */ .ti)((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(next)),
    ]);
    const parts = [title];
    if (result.dryRun)
        parts.push('Nothing was written.');
    if (outcome !== 'superseded' && rows.length > 0)
        parts.push((0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['Place', 'From', 'To'], rows));
    if (outcome !== 'superseded' && diff !== '')
        parts.push((0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .codeBlock */ .DV)(diff.slice(0, 60_000), 'diff'));
    for (const warning of plan.warnings)
        parts.push(`> ⚠️ ${(0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(warning)}`);
    parts.push(...renderPullRequest(result));
    if (result.manifestSha !== undefined && plan.files.length > 0 && outcome !== 'superseded') {
        const sha = (0,_domain_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .inlineCode */ .ti)(result.manifestSha.slice(0, 12));
        parts.push(`Commit ${result.commitUrl === undefined ? sha : `[${sha}](${result.commitUrl})`}`);
    }
    return parts.join('\n\n');
}


/***/ }),

/***/ 3327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isSsh),
/* harmony export */   N: () => (/* binding */ readRepository)
/* harmony export */ });
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3926);
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7914);
// Turns the input `repository` into a URL that git can be given, or says why it cannot. Speaks to nobody.


const schemes = ['https', 'http', 'ssh', 'file'];
/** `owner/name` on the GitHub server (through ssh when there is a key), or any git URL; undefined when not given. Throws an ActionError. */
function readRepository(given, serverUrl, hasKey = false) {
    if (given === undefined)
        return undefined;
    if (/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/.test(given)) {
        const name = given.replace(/\.git$/, '');
        const root = hasKey ? `ssh://git@${new URL(serverUrl).hostname}` : serverUrl.replace(/\/$/, '');
        return { url: `${root}/${name}.git`, name };
    }
    if (/^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+:(?!\/\/)[^\s]+$/.test(given))
        return { url: given, name: undefined };
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1]?.toLowerCase();
    if (scheme === undefined)
        throw refuse(`"${given}" is neither owner/name nor a URL with a scheme`, suggestUrl(given));
    if (!schemes.includes(scheme))
        throw refuse(`"${given}" has the scheme ${scheme}`, 'Use https://, ssh:// or file://.');
    return { url: readUrl(given, scheme), name: undefined };
}
function readUrl(given, scheme) {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (url === undefined || (url.host === '' && scheme !== 'file') || url.pathname.length < 2)
        throw refuse(`"${given}" is no URL of a repository`, 'Write it as https://host/owner/name.git.');
    if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
        const shown = given.replace(/\/\/[^/]*@/, '//***@');
        throw refuse(`"${shown}" carries credentials in the URL`, `Take them out, revoke them, and pass \`token: \${{ secrets.… }}\`.`);
    }
    if (scheme === 'http' && !(0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(url.hostname))
        throw refuse(`"${given}" would send the token over plain HTTP`, `Write https://${url.host}${url.pathname}.`);
    return given;
}
/** True for `ssh://…` and `git@host:…`. */
const isSsh = (url) => !/^(?:https?|file):/i.test(url);
const suggestUrl = (given) => /^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\//i.test(given)
    ? `Write https://${given}.`
    : 'Write owner/name, https://host/owner/name.git, ssh://git@host/owner/name.git or git@host:owner/name.git.';
const refuse = (what, fix) => new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ code: 'repository_invalid', what, where: 'input `repository`', fix });


/***/ }),

/***/ 4990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __nccwpck_require__(3926);
// EXTERNAL MODULE: ./.build/bump-manifest/commit-message.js
var commit_message = __nccwpck_require__(6656);
// EXTERNAL MODULE: ./.build/domain/image-reference.js
var image_reference = __nccwpck_require__(250);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./.build/domain/source-text.js
var source_text = __nccwpck_require__(1864);
;// CONCATENATED MODULE: ./.build/domain/manifest-parser.js
// Turns the nodes of the yaml library into our tree, places included. The only file that knows that library's nodes.
// https://eemeli.org/yaml/#documents



/** Parses the documents between two offsets of the source; faults carry `file:line:column` and a caret. Never throws. */
function parseDocuments(source, start, end) {
    const text = source.text.slice(start, end);
    const roots = [];
    const faults = [];
    try {
        const documents = (0,dist/* parseAllDocuments */.hR)(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
        for (const document of Array.isArray(documents) ? documents : []) {
            for (const error of document.errors.slice(0, 1)) {
                faults.push(parserFault(source, start + error.pos[0], error.message));
            }
            if (document.errors.length > 0 || document.contents === null)
                continue;
            const reading = { source, base: start, anchors: new Map(), depths: new WeakMap(), faults };
            roots.push(convert(document.contents, reading));
        }
    }
    catch (thrown) {
        faults.push(parserFault(source, start, (0,action_error/* messageOf */.bD)(thrown)));
    }
    return { roots, faults };
}
/** The place in the outermost text of an offset in `source`. */
function outermostPlace(source, offset) {
    let place = { source, offset };
    while (place.source.outer !== undefined) {
        const { node, offset: outward } = place.source.outer;
        place = { source: node.source, offset: outward(place.offset) };
    }
    return place;
}
/** A problem at a place in a manifest: `where` and `excerpt` filled in. */
function problemAt(source, offset, problem) {
    const place = outermostPlace(source, offset);
    const { file, text } = place.source;
    return { ...problem, where: (0,source_text/* formatPlace */.dE)(file, text, place.offset), excerpt: (0,source_text/* caretExcerpt */.b3)(text, place.offset) };
}
/** The library recurses, and tells as a syntax error what its stack cannot hold. */
const parserFault = (source, offset, message) => message.includes('call stack') ? depthFault(source, offset) : syntaxFault(source, offset, message);
function syntaxFault(source, offset, message) {
    const template = templateBehind(source.text, offset);
    if (template !== undefined) {
        return problemAt(source, template, {
            code: 'helm_template',
            what: `"${source.file}" is a Helm template, not YAML`,
            fix: 'Bump the values file that fills the template; leave templates out of `path`.',
        });
    }
    const fix = 'Mend the file: nothing is written into a manifest that cannot be read.';
    return problemAt(source, offset, { code: 'manifest_invalid', what: `invalid YAML: ${message}`, fix });
}
/** The template that makes a text no YAML: one on the line of the fault, else one that starts a line. Those inside strings (Argo's) do no harm. */
function templateBehind(text, offset) {
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const onLine = /^.*?\{\{/.exec(text.slice(lineStart, lineStart + 1000));
    const found = onLine === null ? /^[ \t]*\{\{/m.exec(text) : onLine;
    if (found === null)
        return undefined;
    return (onLine === null ? found.index : lineStart) + found[0].length - 2;
}
function convert(node, reading) {
    const [start, end] = [reading.base + node.range[0], reading.base + node.range[1]];
    const { source } = reading;
    if ((0,dist/* isAlias */.Vj)(node)) {
        const target = reading.anchors.get(node.source);
        if (target === undefined) {
            const what = `*${node.source} names an anchor that does not stand before it`;
            reading.faults.push(problemAt(source, start, { code: 'manifest_invalid', what, fix: 'Mend the alias.' }));
        }
        return { type: 'alias', source, start, end, name: node.source, target };
    }
    const { anchor, tag } = { anchor: node.anchor ?? undefined, tag: explicitTag(node) };
    const inside = anchor === undefined ? reading : { ...reading, within: anchor };
    if ((0,dist/* isSeq */.oP)(node)) {
        const items = [];
        const list = { type: 'list', source, start, end, tag, anchor, items };
        if (anchor !== undefined)
            reading.anchors.set(anchor, list);
        for (const item of node.items)
            items.push(convert(item, inside));
        measure(list, items, reading);
        return list;
    }
    if ((0,dist/* isMap */.jh)(node)) {
        const pairs = [];
        const map = { type: 'map', source, start, end, flow: node.flow === true, tag, anchor, pairs };
        if (anchor !== undefined)
            reading.anchors.set(anchor, map);
        convertPairs(node.items, pairs, inside);
        measure(map, pairs.map((pair) => pair.value), reading);
        return map;
    }
    const scalar = convertScalar(node, inside, anchor, tag);
    if (anchor !== undefined)
        reading.anchors.set(anchor, scalar);
    return scalar;
}
const depthLimit = 1000;
/** Notes the levels below a node. Everything that walks the tree recurses, so that too many of them are a fault. */
function measure(node, children, { source, depths, faults }) {
    let depth = 0;
    for (const child of children) {
        const target = child.type === 'alias' ? child.target : child;
        depth = Math.max(depth, 1 + ((target && depths.get(target)) ?? 0));
    }
    depths.set(node, depth);
    if (depth === depthLimit)
        faults.push(depthFault(source, node.start));
}
const depthFault = (source, offset) => problemAt(source, offset, {
    code: 'manifest_too_large',
    what: `"${source.file}" nests deeper than ${depthLimit} levels, aliases followed`,
    fix: 'Write the file flatter, or leave it out of `path`.',
});
/** Enough to tell what is wrong: every fault costs a walk through the text. */
const faultLimit = 10;
function convertPairs(raw, pairs, reading) {
    const names = new Set();
    for (const pair of raw) {
        const key = pair.key === null ? nothing(reading, 0) : convert(pair.key, reading);
        const value = pair.value === null ? nothing(reading, key.end) : convert(pair.value, reading);
        pairs.push({ key, value });
        // A key that is null is not the key that is the empty string.
        if (key.type !== 'scalar' || key.value === null)
            continue;
        if (names.has(key.text) && reading.faults.length < faultLimit) {
            const what = `the key "${key.text}" stands twice in one map`;
            const fix = 'Remove one of the two: readers disagree about which of them counts.';
            reading.faults.push(problemAt(reading.source, key.start, { code: 'manifest_duplicate_key', what, fix }));
        }
        names.add(key.text);
    }
}
const styles = {
    PLAIN: 'plain',
    QUOTE_SINGLE: 'single',
    QUOTE_DOUBLE: 'double',
    BLOCK_LITERAL: 'literal',
    BLOCK_FOLDED: 'folded',
};
function convertScalar(node, { source, base, within }, anchor, tag) {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const text = style === 'plain' || typeof node.value !== 'string' ? (node.source ?? '') : node.value;
    const [start, end] = [base + node.range[0], base + node.range[1]];
    return { type: 'scalar', source, start, end, style, text, value: node.value, tag, anchor, within };
}
/** A value that is not written at all, as in `{key}`. */
const nothing = ({ source }, at) => ({
    type: 'scalar',
    source,
    start: at,
    end: at,
    style: 'plain',
    text: '',
    value: null,
    tag: undefined,
    anchor: undefined,
    within: undefined,
});
const explicitTag = (node) => (0,dist/* isScalar */.jn)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) ? node.tag : undefined;

;// CONCATENATED MODULE: ./.build/domain/manifest.js
// Reads a manifest (YAML or JSON, one document or many) as trees with places. Parses to find; never prints a tree.
// https://yaml.org/spec/1.2.2/


const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Decodes the file; throws an ActionError `manifest_not_utf8` that names it. Documents are parsed later, one by one. */
function readManifest(file, bytes) {
    try {
        return manifestOf(file, utf8.decode(bytes));
    }
    catch (cause) {
        if (!(cause instanceof TypeError))
            throw cause;
        const fix = 'Save the file as UTF-8; every byte of it must survive the bump.';
        throw new action_error/* ActionError */.lZ({ code: 'manifest_not_utf8', what: `"${file}" is not UTF-8 text`, where: file, fix });
    }
}
/** The manifest that a text is; `outer` when it stands inside a string of another one. */
function manifestOf(file, text, outer) {
    let quote;
    const segments = [];
    const manifest = {
        file,
        text,
        outer,
        json: isJson(file, text, outer),
        quote: () => {
            quote ??= manifest.json ? '"' : prevailingQuote(text);
            return quote;
        },
        segments,
    };
    segments.push(...splitDocuments(text).map(([start, end]) => segmentOf(manifest, start, end)));
    return manifest;
}
function segmentOf(source, start, end) {
    let parsed;
    const parse = () => {
        parsed ??= parseDocuments(source, start, end);
        return parsed;
    };
    return { start, end, text: () => source.text.slice(start, end), parse };
}
/**
 * The ranges between lines that start with `---`. YAML forbids such a line inside any value (rule c-forbidden), so the
 * cut is exact. A text with directives is left whole, since they belong to the document after them.
 */
function splitDocuments(text) {
    if (/^\uFEFF?%/.test(text) || text.includes('\n%'))
        return [[0, text.length]];
    const ranges = [];
    let start = 0;
    for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) {
        if (!/^(?:[ \t\r\n]|$)/.test(text.slice(at + 4, at + 5)))
            continue;
        ranges.push([start, at + 1]);
        start = at + 1;
    }
    ranges.push([start, text.length]);
    return ranges;
}
function isJson(file, text, outer) {
    if (outer === undefined && file.toLowerCase().endsWith('.json'))
        return true;
    if (!/^\uFEFF?\s*[{[]/.test(text))
        return false;
    try {
        JSON.parse(text.replace(/^\uFEFF/, ''));
        return true;
    }
    catch {
        return false;
    }
}
/** The quote that opens most quoted values of the text; double when it is a tie. */
function prevailingQuote(text) {
    const single = text.match(/[\s:,[{]'/g)?.length ?? 0;
    const double = text.match(/[\s:,[{]"/g)?.length ?? 0;
    return single > double ? "'" : '"';
}

;// CONCATENATED MODULE: ./.build/domain/manifest-node.js
// The tree of a YAML or JSON document with the place of every value in its text. Read-only: writing is manifest-change's work.
/** The node that an alias stands for; undefined when it stands for nothing. */
function dereference(node) {
    let current = node;
    for (let hops = 0; current?.type === 'alias' && hops < 100; hops++)
        current = current.target;
    return current?.type === 'alias' ? undefined : current;
}
/** The scalar that a node is or stands for. */
function findScalar(node) {
    const target = dereference(node);
    return target?.type === 'scalar' ? target : undefined;
}
/** The map that a node is or stands for. */
function findMap(node) {
    const target = dereference(node);
    return target?.type === 'map' ? target : undefined;
}
/** The items of the list that a node is or stands for; none when it is no list. */
function listItems(node) {
    const target = dereference(node);
    return target?.type === 'list' ? target.items : [];
}
/** The fields of a map by name, merge keys (`<<`) followed: own pairs win, then earlier merges. https://yaml.org/type/merge.html */
function mapFields(map) {
    const known = fieldsOf.get(map);
    if (known !== undefined)
        return known;
    const fields = new Map();
    gatherFields(map, fields, new Set());
    fieldsOf.set(map, fields);
    return fields;
}
const fieldsOf = new WeakMap();
function gatherFields(map, fields, seen) {
    if (seen.has(map))
        return;
    seen.add(map);
    for (const pair of map.pairs) {
        const name = keyName(pair);
        if (name !== undefined && !isMerge(pair) && !fields.has(name))
            fields.set(name, { pair, owner: map });
    }
    for (const pair of map.pairs.filter(isMerge)) {
        const target = dereference(pair.value);
        const merged = target?.type === 'list' ? target.items : [pair.value];
        for (const each of merged) {
            const from = findMap(each);
            if (from !== undefined)
                gatherFields(from, fields, seen);
        }
    }
}
/** The text of a pair's key; undefined when the key is a list or a map. */
const keyName = (pair) => findScalar(pair.key)?.text;
const isMerge = (pair) => pair.key.type === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<';

// EXTERNAL MODULE: ./.build/domain/nearest.js
var nearest = __nccwpck_require__(2273);
// EXTERNAL MODULE: ./.build/bump-manifest/paths.js
var bump_manifest_paths = __nccwpck_require__(8255);
;// CONCATENATED MODULE: ./.build/bump-manifest/places/obstacle.js
// Recognises values that only look like values: templates, variables and SOPS ciphertext. Never evaluates them.

/** Stands for what a template will fill in; no reference can hold it. */
const filled = '\u0000';
/** Helm's and Argo CD's `{{ }}`, Flux's and envsubst's `${ }`, Tekton's `$( )`. */
const template = /\{\{(?:(?!\{\{).)*?\}\}|\$\{[^{}]*\}|\$\([^()]*\)/g;
const templateStart = /\{\{|\$[{(]/;
/** Why the value of a node cannot be written; undefined when it can. */
function findObstacle(node) {
    if (isTemplate(node)) {
        return {
            offset: node.start,
            code: 'helm_template',
            what: `a template stands where the value would be: ${excerptOf(node)}`,
            fix: 'Bump the values that fill the template, or name the place of the value with `field`.',
        };
    }
    if (node.type === 'scalar' && /^ENC\[[A-Z0-9_]+,/.test(node.text)) {
        return { ...sopsObstacle, offset: node.start };
    }
    return undefined;
}
/** True for a string that something else fills in, and for `{{ … }}` without quotes, which YAML reads as a map of a map. */
function isTemplate(node) {
    if (node.type === 'scalar')
        return templateStart.test(node.text);
    if (node.type !== 'map' || !node.flow)
        return false;
    return /^\{\s*\{/.test(node.source.text.slice(node.start, node.end));
}
/** The text with one character, which no reference can hold, for each thing that is filled in. */
const maskTemplates = (text) => text.replace(template, filled);
/**
 * What a template certainly says: `shop/app:{{ .Values.tag }}` means shop/app. Undefined when the repository itself is
 * filled in. A leading registry that is filled in is left out.
 */
function referenceInTemplate(text) {
    const literal = maskTemplates(text);
    const name = literal.replace(/@.*$/, '').replace(/:[^/]*$/, '');
    const repository = name.startsWith(filled) ? name.slice(1).replace(/^\//, '') : name;
    if (repository.includes(filled))
        return undefined;
    return (0,image_reference/* findImageReference */.A$)(repository);
}
function excerptOf({ source, start, end }) {
    const text = source.text.slice(start, end);
    return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
/** Why nothing is written into a file that SOPS encrypted. https://getsops.io/docs/#message-authentication-code */
const sopsObstacle = {
    code: 'sops_encrypted',
    what: 'the file is encrypted with SOPS, whose MAC covers this value',
    fix: 'Keep image tags in a file of their own that is not encrypted.',
};

;// CONCATENATED MODULE: ./.build/bump-manifest/places/whole-reference.js
// An image that stands in one string, as in a container. Also the string of Argo CD's kustomize.images, `name=newname:tag`.


/** The place of a string that is an image reference; undefined when it is none, as `true` or `null`. */
function findWholeReference(node, kind, container) {
    if (typeof node.value !== 'string')
        return undefined;
    const text = node.text.trim();
    const obstacle = findObstacle(node);
    const reference = isTemplate(node) ? referenceInTemplate(text) : (0,image_reference/* findImageReference */.A$)(text);
    if (reference === undefined)
        return undefined;
    const write = (next) => (0,image_reference/* formatImageReference */.my)(next) === text ? [] : [{ type: 'set', node, text: (0,image_reference/* formatImageReference */.my)(next) }];
    return { kind, container, node, uses: [node], reference, replaces: undefined, obstacle, write };
}
/** The place of one string in a list of Kustomize images. https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/ */
function findKustomizeString(node) {
    const text = node.text.trim();
    const equals = text.indexOf('=');
    const name = equals < 0 ? undefined : text.slice(0, equals);
    const target = text.slice(equals + 1);
    const reference = isTemplate(node) ? referenceInTemplate(target) : (0,image_reference/* findImageReference */.A$)(target);
    if (reference === undefined)
        return undefined;
    const replaces = (0,image_reference/* findImageReference */.A$)(name ?? target);
    const write = (next) => {
        const moved = next.registry !== reference.registry || next.repository !== reference.repository;
        const prefix = name ?? (moved ? target.slice(0, target.length - suffixLength(reference)) : undefined);
        const written = `${prefix === undefined ? '' : `${prefix}=`}${(0,image_reference/* formatImageReference */.my)(next)}`;
        return written === text ? [] : [{ type: 'set', node, text: written }];
    };
    const obstacle = findObstacle(node);
    return { kind: 'kustomize-image', container: undefined, node, uses: [node], reference, replaces, obstacle, write };
}
const suffixLength = ({ tag, digest }) => (tag === undefined ? 0 : tag.length + 1) + (digest === undefined ? 0 : digest.length + 1);

;// CONCATENATED MODULE: ./.build/bump-manifest/broken.js
// Tells whether a document that cannot be parsed is our business: whether a line of it names a wanted image. Guesses nothing else.


const imageLine = /(?:images?|repository|newName|reference)["']?[ \t]*:[ \t]*(.+)$|^[ \t]*(?:-[ \t]+)?["']?name["']?[ \t]*:[ \t]*(.+)$/gim;
/** True when the text has a line like `image: …` whose value is one of the wanted repositories. */
function namesWanted(text, wanted) {
    const hasEntries = /newTag|digest/.test(text);
    for (const [, image, name] of text.matchAll(imageLine)) {
        const value = image ?? (hasEntries ? name : undefined) ?? '';
        for (const written of maskTemplates(value).split(/[\s"',=[\]{}]+/))
            if (isWanted(written, wanted))
                return true;
    }
    return false;
}
function isWanted(written, wanted) {
    if (written === '')
        return false;
    const reference = (0,image_reference/* findImageReference */.A$)(written) ?? referenceInTemplate(written);
    return reference !== undefined && wanted.has((0,image_reference/* canonicalRepository */.JA)(reference));
}

;// CONCATENATED MODULE: ./.build/domain/manifest-embedded.js
// Reads a string that is itself YAML (Argo CD's helm.values) as a text of its own, and maps its offsets outwards.

/** The text inside a scalar and the way back to the outer text; undefined for styles where a character has no single place. */
function findEmbedded(node) {
    if (node.style === 'literal')
        return embeddedBlock(node);
    if (node.style === 'double' || node.style === 'single')
        return embeddedQuoted(node);
    return undefined;
}
/** A `|` block: each line without its indentation. Inner line breaks get the indentation back when they are written. */
function embeddedBlock(node) {
    const written = node.source.text.slice(node.start, node.end);
    const headerEnd = written.indexOf('\n') + 1;
    if (headerEnd === 0)
        return undefined;
    const lines = written.slice(headerEnd).split(/(?<=\n)/);
    const indentation = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
    // `|2` counts from the parent's indentation, which the text alone does not tell.
    if (/^\|[+-]?[1-9]/.test(written))
        return undefined;
    const [inners, outers] = [[], []];
    let [inner, outer, text] = [0, node.start + headerEnd, ''];
    for (const line of lines) {
        const kept = line.slice(Math.min(indentation.length, /^ */.exec(line)?.[0].length ?? 0));
        inners.push(inner);
        outers.push(outer + line.length - kept.length);
        text += kept;
        inner += kept.length;
        outer += line.length;
    }
    const offset = (at) => {
        const line = (0,source_text/* lastAtMost */.fk)(inners, at);
        return (outers[line] ?? node.start) + at - (inners[line] ?? 0);
    };
    if (withoutBreaks(text) !== withoutBreaks(node.text))
        return undefined;
    return { text, outer: { node, offset, encode: (added) => added.replaceAll('\n', `\n${indentation}`) } };
}
const escapeSequence = /\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])/y;
/** A quoted string on one line: each character and the place where it is written. */
function embeddedQuoted(node) {
    const { text: whole } = node.source;
    const written = whole.slice(node.start, node.end);
    if (/[\r\n]/.test(written))
        return undefined;
    const places = [];
    for (let at = 1; at < written.length - 1;) {
        escapeSequence.lastIndex = at;
        const sequence = node.style === 'double' ? escapeSequence.exec(written)?.[0] : undefined;
        const length = sequence?.length ?? (node.style === 'single' && written.startsWith("''", at) ? 2 : 1);
        const units = sequence !== undefined && /^\\U000[1-9A-Fa-f]|^\\U0010/.test(sequence) ? 2 : 1;
        for (let unit = 0; unit < units; unit++)
            places.push(node.start + at);
        at += length;
    }
    places.push(node.end - 1);
    if (places.length !== node.text.length + 1)
        return undefined;
    const offset = (at) => places[Math.min(at, places.length - 1)] ?? node.end - 1;
    const encode = (added) => node.style === 'double' ? JSON.stringify(added).slice(1, -1) : added.replaceAll("'", "''");
    return { text: node.text, outer: { node, offset, encode } };
}
const withoutBreaks = (text) => text.replaceAll('\r\n', '\n').replace(/\n+$/, '');

;// CONCATENATED MODULE: ./.build/bump-manifest/places/embedded-values.js
// Helm values that stand as YAML in a string. Reads them or says why not; whether that matters is for the caller to know.



/** The documents in a string, or why they cannot be read. */
function readEmbedded(node) {
    const embedded = findEmbedded(node);
    if (embedded === undefined)
        return { roots: [], unreadable: node.text === '' ? [] : [unknownStyle(node)] };
    const { text, segments } = manifestOf(node.source.file, embedded.text, embedded.outer);
    const parsed = segments.map((segment) => segment.parse());
    const [problem] = parsed.flatMap(({ faults }) => faults);
    if (problem !== undefined)
        return { roots: [], unreadable: [{ text, problem }] };
    return { roots: parsed.flatMap(({ roots }) => roots), unreadable: [] };
}
function unknownStyle(node) {
    const problem = problemAt(node.source, node.start, {
        code: 'values_unreadable',
        what: 'these values are a string in which a line has no place of its own',
        fix: 'Write them as a literal block (`values: |`), or better as `valuesObject:`.',
    });
    return { text: node.text, problem };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/places/shared-values.js
// Helm's `global` values, which count for every image of the file. Reads them; they are written only where one image alone needs them.
// https://helm.sh/docs/chart_template_guide/subcharts_and_globals/

/** The shared values of a document. */
function readShared(root) {
    const values = findMap(root);
    const global = values === undefined ? undefined : findMap(mapFields(values).get('global')?.pair.value);
    const image = global === undefined ? undefined : findMap(mapFields(global).get('image')?.pair.value);
    const at = (map, key) => map === undefined ? undefined : dereference(mapFields(map).get(key)?.pair.value);
    return {
        imageRegistry: findWritten(at(global, 'imageRegistry')),
        registry: findWritten(at(global, 'registry')) ?? findWritten(at(image, 'registry')),
        tag: [at(global, 'imageTag'), at(global, 'tag'), at(image, 'tag')].find(isGiven),
        image,
    };
}
/** The shared registry that counts for an image; undefined when its own does. */
const registryFor = (hasOwn, shared) => shared.imageRegistry ?? (hasOwn ? undefined : shared.registry);
/** The tag that counts for the image of `map`: its own unless that is empty and there is a shared one. */
function tagFor(own, map, shared) {
    return !isGiven(own) && shared.tag !== undefined && map !== shared.image ? shared.tag : own;
}
/** False for nothing, null and the blank string; a template without quotes is a map, and something. */
const isGiven = (node) => node !== undefined && (node.type !== 'scalar' || findWritten(node) !== undefined);
/** The scalar that a node is or stands for; undefined also when it is null or blank, which Helm takes for not given. */
function findWritten(node) {
    const scalar = findScalar(node);
    return scalar === undefined || scalar.value === null || scalar.text.trim() === '' ? undefined : scalar;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/places/split-reference.js
// An image that is put together from several values: registry, repository, tag, digest. Helm values and parameters.





/** The place that the parts are; undefined when they make no reference. */
function findSplitReference(parts, kind) {
    const name = readName(parts);
    if (name === undefined)
        return undefined;
    const [tagNode, digestNode] = [scalarOf(parts.tag), scalarOf(parts.digest)];
    const [tag, inTag] = readTag(tagNode);
    const digest = readDigest(digestNode, parts.bareDigest) ?? inTag;
    const reference = { ...name, tag: isTemplated(parts.tag) ? undefined : tag, digest };
    const registry = registryOf(parts);
    const uses = [parts.repository, registry, tagNode, digestNode].filter((node) => node !== undefined);
    const obstacle = [parts.tag, parts.digest, registry]
        .map((node) => (node === undefined ? undefined : findObstacle(node)))
        .find((found) => found !== undefined);
    const write = (next) => [
        ...writeName(parts, reference, next),
        ...writeVersion(parts, next, inTag !== undefined),
    ];
    const node = tagNode ?? digestNode ?? parts.repository;
    return { kind, container: undefined, node, uses, reference, replaces: undefined, obstacle, write };
}
const scalarOf = (node) => node?.type === 'scalar' ? node : undefined;
const isTemplated = (node) => node !== undefined && findObstacle(node) !== undefined;
/** True when the repository is written with its registry, as in `r.io/shop/app`. */
function holdsRegistry({ repository }) {
    const text = repository.text.trim();
    return text.includes('/') && (0,image_reference/* isRegistryPart */.zc)(text.split('/')[0] ?? '');
}
/** The registry that counts: the shared one, then the one beside the repository; undefined where the repository holds its own. */
const registryOf = (parts) => holdsRegistry(parts) ? undefined : (parts.sharedRegistry ?? findWritten(parts.registry));
/** Registry and repository; undefined when they make none. A registry that is filled in later is left out. */
function readName(parts) {
    const text = parts.repository.text.trim();
    const registry = registryOf(parts);
    if ((0,image_reference/* repositoryFault */.Lm)(text) === undefined && registry !== undefined && findObstacle(registry) !== undefined)
        return { registry: undefined, repository: text };
    const whole = (0,image_reference/* findImageReference */.A$)(registry === undefined ? text : `${registry.text.trim().replace(/\/+$/, '')}/${text}`);
    return whole === undefined || whole.tag !== undefined || whole.digest !== undefined ? undefined : whole;
}
/** The tag, and the digest that stands behind an `@` in it. */
function readTag(node) {
    if (node === undefined || node.value === null)
        return [undefined, undefined];
    const text = node.text.trim();
    const at = text.indexOf('@');
    const [tag, digest] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
    if (at < 0 && (0,image_reference/* isDigest */.Bc)(text))
        return [undefined, text];
    return [tag === '' ? undefined : tag, (0,image_reference/* isDigest */.Bc)(digest) ? digest : undefined];
}
function readDigest(node, bare) {
    if (node === undefined || node.value === null)
        return undefined;
    const text = node.text.trim().replace(/^@/, '');
    const digest = bare && !text.includes(':') ? `sha256:${text}` : text;
    return (0,image_reference/* isDigest */.Bc)(digest) ? digest : undefined;
}
function writeName(parts, current, next) {
    if ((0,image_reference/* isSameRepository */.ve)(current, next))
        return [];
    const { repository, registry, sharedRegistry } = parts;
    const nextRegistry = next.registry ?? 'docker.io';
    if (holdsRegistry(parts))
        return setText(repository, (0,image_reference/* formatRepository */.Sh)(next));
    if (sharedRegistry !== undefined) {
        if (sharedRegistry.text.trim() === nextRegistry)
            return setText(repository, next.repository);
        const what = `the registry "${sharedRegistry.text}" is shared by every image of the file`;
        const fix = `Change it to "${nextRegistry}" by hand first, or write the registry into \`repository\`.`;
        throw new action_error/* ActionError */.lZ(problemAt(sharedRegistry.source, sharedRegistry.start, { code: 'registry_shared', what, fix }));
    }
    if (registry !== undefined) {
        return [...setText(registry, nextRegistry), ...setText(repository, next.repository)];
    }
    return setText(repository, (0,image_reference/* formatRepository */.Sh)(next));
}
function writeVersion(parts, next, digestInTag) {
    const [tag, digest] = [scalarOf(parts.tag), scalarOf(parts.digest)];
    const ownDigest = digest !== undefined && !(digestInTag && (digest.value === null || digest.text === ''));
    if (next.digest !== undefined && !ownDigest && next.tag === undefined && !(0,image_reference/* isDigest */.Bc)(tag?.text.trim() ?? '')) {
        const what = 'this place has no field for a digest, and a digest behind an empty tag is no reference';
        const fix = 'Give the image with its tag and its digest, or add a `digest` field that the chart reads.';
        const { source, start } = tag ?? parts.repository;
        throw new action_error/* ActionError */.lZ(problemAt(source, start, { code: 'tag_required', what, fix }));
    }
    const inTag = next.digest !== undefined && !ownDigest ? `${next.tag === undefined ? '' : '@'}${next.digest}` : '';
    const text = `${next.tag ?? ''}${inTag}`;
    return [
        ...(tag !== undefined ? setText(tag, text) : text === '' ? [] : insertTag(parts, text)),
        ...(digest !== undefined && ownDigest ? setText(digest, digestIn(parts, digest.text.trim(), next)) : []),
    ];
}
/** The digest in the form of the one that stands there: with an `@` before it, or without `sha256:`. */
function digestIn({ bareDigest }, standing, { digest }) {
    if (digest === undefined)
        return '';
    if (standing.startsWith('@'))
        return `@${digest}`;
    return bareDigest && !standing.includes(':') ? digest.replace(/^sha256:/, '') : digest;
}
function insertTag({ insertTag: insert, repository }, text) {
    if (insert !== undefined)
        return [insert(text)];
    const what = 'this image has no tag here to be replaced';
    const fix = 'Write a tag there once, or name the place of the tag with `field`.';
    throw new action_error/* ActionError */.lZ(problemAt(repository.source, repository.start, { code: 'tag_missing', what, fix }));
}
const setText = (node, text) => (node.value === null ? '' : node.text.trim()) === text ? [] : [{ type: 'set', node, text }];

;// CONCATENATED MODULE: ./.build/bump-manifest/places/argo-cd.js
// The source of an Argo CD Application: Helm parameters, values in a string, kustomize.images. Never follows a repoURL.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml





const none = { places: [], done: new Set(), unreadable: [] };
/** The images of a map that is an Argo CD source: one with `repoURL`, or in a patch one under the key `source`, and `helm` or `kustomize`. */
function findArgoSource(map, key, findInValues) {
    const fields = mapFields(map);
    if (!(fields.has('repoURL') || /^sources?$/.test(key)))
        return none;
    const helm = findMap(fields.get('helm')?.pair.value);
    const kustomize = findMap(fields.get('kustomize')?.pair.value);
    const images = kustomize === undefined ? [] : listItems(mapFields(kustomize).get('images')?.pair.value);
    const strings = images.map(findScalar).filter((node) => node !== undefined);
    const ofHelm = helm === undefined ? none : findHelm(helm, findInValues);
    const ofKustomize = strings.map(findKustomizeString).filter((place) => place !== undefined);
    return { ...ofHelm, places: [...ofHelm.places, ...ofKustomize], done: new Set(['helm']) };
}
/** Parameters beat values; valuesObject beats the values in a string. What is beaten is left out. */
function findHelm(helm, findInValues) {
    const fields = mapFields(helm);
    const object = findMap(fields.get('valuesObject')?.pair.value);
    const text = object === undefined ? findScalar(fields.get('values')?.pair.value) : undefined;
    const { roots, unreadable } = object !== undefined || text === undefined
        ? { roots: object === undefined ? [] : [object], unreadable: [] }
        : readEmbedded(text);
    const parameters = readParameters(listItems(fields.get('parameters')?.pair.value));
    const places = findParameterImages(parameters, roots);
    const beaten = new Set([
        ...places.flatMap(({ uses }) => uses),
        ...roots.flatMap((root) => [...parameters.keys()].map((name) => findAtPath(root, name))),
    ]);
    const values = roots.flatMap(findInValues).filter(({ uses }) => !uses.some((node) => beaten.has(node)));
    return { places: [...places, ...values], done: none.done, unreadable };
}
function readParameters(items) {
    const values = new Map();
    for (const item of items) {
        const map = findMap(item);
        const name = map === undefined ? undefined : findScalar(mapFields(map).get('name')?.pair.value)?.text;
        const value = map === undefined ? undefined : findScalar(mapFields(map).get('value')?.pair.value);
        if (name !== undefined && value !== undefined)
            values.set(name, value);
    }
    return values;
}
/** The images that `name: image.tag, value: v1` and its like make, by the path before the last dot. */
function findParameterImages(values, roots) {
    const groups = new Set([...values.keys()].map((name) => name.slice(0, name.lastIndexOf('.') + 1)));
    const places = [...groups].map((prefix) => findGroup(prefix, values, roots));
    const whole = [...values].map(([name, node]) => /(?:^|\.)image$/.test(name) ? findWholeReference(node, 'helm-parameter', undefined) : undefined);
    return [...places, ...whole].filter((place) => place !== undefined);
}
function findGroup(prefix, values, roots) {
    const part = (key) => values.get(`${prefix}${key}`) ??
        roots.map((root) => findAtPath(root, `${prefix}${key}`)).find((node) => node !== undefined);
    const own = ['repository', 'name', 'registry', 'tag', 'digest'].some((key) => values.has(`${prefix}${key}`));
    const repository = findWritten(part('repository')) ?? (/image\.$/i.test(prefix) ? part('name') : undefined);
    if (!own || repository === undefined)
        return undefined;
    const parts = { repository, registry: part('registry'), tag: part('tag'), digest: part('digest') };
    const global = 'global.imageRegistry';
    const inValues = roots.map((root) => findAtPath(root, global)).find((node) => node !== undefined);
    return findSplitReference({ ...parts, sharedRegistry: findWritten(values.get(global) ?? inValues), bareDigest: false, insertTag: undefined }, 'helm-parameter');
}
function findAtPath(root, path) {
    let node = root;
    for (const key of path.split('.')) {
        const map = findMap(node);
        node = map === undefined ? undefined : mapFields(map).get(key)?.pair.value;
    }
    return findScalar(node);
}

;// CONCATENATED MODULE: ./.build/bump-manifest/places/image-map.js
// The images that one map names by its own keys: a container, an image volume, Helm's split values, a custom resource's field.






const containerLists = new Map([
    ['containers', 'container'],
    ['initContainers', 'init-container'],
    ['ephemeralContainers', 'ephemeral-container'],
]);
/** The images of `map`, which stands under `key`, or in the list there. */
function findImagesOfMap(map, key, shared) {
    const fields = mapFields(map);
    const split = findSplit(map, fields, key, shared);
    const found = [split];
    const used = new Set(split?.uses);
    for (const [name, { pair }] of fields) {
        const value = dereference(pair.value);
        if (value === undefined || used.has(value))
            continue;
        if (isImageKey(name))
            found.push(findAt(value, name, fields, key));
        else if (name === 'value')
            found.push(findPatchValue(value, fields));
        else if ((key === 'images' && !fields.has('name')) || (/image$/i.test(key) && /^(?:repository|name)$/.test(name)))
            found.push(findWholeInParts(value));
    }
    return found.filter((place) => place !== undefined);
}
/** `image`, `sidecarImage`, `imageName`, `imageRef`: keys under which a string is an image. */
const isImageKey = (name) => /^(?:image|image(?:Name|Ref|Reference)|[a-zA-Z]\w*Image)$/.test(name);
function findAt(value, name, fields, key) {
    if (value.type === 'scalar') {
        if (name !== 'image')
            return findWholeReference(value, 'image-field', undefined);
        const container = findScalar(fields.get('name')?.pair.value)?.text;
        return findWholeReference(value, containerLists.get(key) ?? 'image-field', container);
    }
    if (value.type !== 'map' || isTemplate(value))
        return undefined;
    const reference = findScalar(mapFields(value).get('reference')?.pair.value);
    if (reference === undefined)
        return undefined;
    return findWholeReference(reference, 'image-volume', undefined);
}
/** The value of a JSON 6902 operation whose path ends in `/image`. https://datatracker.ietf.org/doc/html/rfc6902 */
function findPatchValue(value, fields) {
    const path = findScalar(fields.get('path')?.pair.value)?.text ?? '';
    if (!fields.has('op') || !path.endsWith('/image') || value.type !== 'scalar')
        return undefined;
    const list = /([^/]*)\/[^/]*\/image$/.exec(path)?.[1] ?? '';
    return findWholeReference(value, containerLists.get(list) ?? 'image-field', undefined);
}
/** `image: {repository: shop/app:v1}` and `images: {web: shop/app:v1}`: a whole reference under a key that does not say so. */
function findWholeInParts(value) {
    if (value.type !== 'scalar')
        return undefined;
    const reference = (0,image_reference/* findImageReference */.A$)(value.text.trim());
    const isWhole = reference?.tag !== undefined || reference?.digest !== undefined;
    return isWhole ? findWholeReference(value, 'helm-values', undefined) : undefined;
}
const shapes = [
    { repository: 'repository', registry: 'registry', tag: 'tag', digest: 'digest' },
    { repository: 'name', registry: 'registry', tag: 'tag', digest: 'digest' },
    { repository: 'imageRepository', registry: 'imageRegistry', tag: 'imageTag', digest: 'imageDigest' },
    { repository: 'imageName', registry: 'imageRegistry', tag: 'imageTag', digest: 'imageDigest' },
    { repository: 'image', registry: 'registry', tag: 'tag', digest: 'digest' },
    { repository: 'image', registry: 'imageRegistry', tag: 'imageTag', digest: 'imageDigest' },
];
/** The image whose registry, repository, tag and digest are keys of this map. */
function findSplit(map, fields, key, shared) {
    for (const shape of shapes) {
        const field = fields.get(shape.repository);
        const repository = findWritten(field?.pair.value);
        if (field === undefined || repository === undefined || !isSplit(shape, fields, key))
            continue;
        const digestKey = fields.has(shape.digest) || shape.repository !== 'repository' ? shape.digest : 'sha';
        const ownTag = dereference(fields.get(shape.tag)?.pair.value);
        const tag = tagFor(ownTag, map, shared);
        const registry = findScalar(fields.get(shape.registry)?.pair.value);
        const place = findSplitReference({
            repository,
            registry,
            sharedRegistry: registryFor(findWritten(registry) !== undefined, shared),
            tag,
            digest: dereference(fields.get(digestKey)?.pair.value),
            bareDigest: digestKey === 'sha',
            insertTag: (text) => ({ type: 'insert', map: field.owner, after: field.pair, key: shape.tag, text }),
        }, 'helm-values');
        if (place !== undefined)
            return place;
    }
    return undefined;
}
/** True when the keys beside the repository, or the key above it, say that this is an image and not some other repository. */
function isSplit(shape, fields, key) {
    const underImage = /image$/i.test(key);
    const beside = [shape.tag, shape.digest].some((name) => fields.has(name));
    switch (shape.repository) {
        case 'repository':
            return underImage || beside || ['registry', 'pullPolicy', 'sha'].some((name) => fields.has(name));
        case 'name':
            return underImage;
        default:
            return beside;
    }
}

;// CONCATENATED MODULE: ./.build/bump-manifest/places/kustomize-entry.js
// One entry of Kustomize's `images:`: name, newName, newTag, digest. Never adds an entry.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/



/** The place of an entry by its effective repository, newName before name; undefined when it names no image. */
function findKustomizeEntry(map) {
    const fields = mapFields(map);
    const name = scalarField(fields.get('name'));
    const newName = scalarField(fields.get('newName'));
    const named = newName !== undefined && newName.text !== '' ? newName : name;
    if (name === undefined || named === undefined)
        return undefined;
    const repository = isTemplate(named) ? referenceInTemplate(named.text) : (0,image_reference/* findImageReference */.A$)(named.text);
    if (repository === undefined)
        return undefined;
    const newTag = scalarField(fields.get('newTag'));
    const digest = scalarField(fields.get('digest'));
    const [tag, inTag] = (newTag?.text.trim() ?? '').split('@');
    const reference = {
        registry: repository.registry,
        repository: repository.repository,
        tag: tag === '' ? repository.tag : tag,
        digest: digest?.text.trim() || inTag || undefined,
    };
    const uses = [named, newTag, digest].filter((node) => node !== undefined);
    const obstacle = uses.map(findObstacle).find((found) => found !== undefined);
    const write = (next) => [
        ...((0,image_reference/* isSameRepository */.ve)(next, reference) ? [] : writeField(map, 'newName', (0,image_reference/* formatRepository */.Sh)(next), 'name')),
        ...kustomize_entry_writeVersion(map, next.tag, next.digest, inTag !== undefined),
    ];
    const node = newTag ?? digest ?? named;
    const replaces = (0,image_reference/* findImageReference */.A$)(name.text);
    return { kind: 'kustomize-image', container: undefined, node, uses, reference, replaces, obstacle, write };
}
const scalarField = (field) => findScalar(field?.pair.value);
/** newTag and digest; a field that is no longer wanted becomes the one that is, so that the diff stays one line. */
function kustomize_entry_writeVersion(map, tag, digest, digestInTag) {
    const fields = mapFields(map);
    const [newTag, oldDigest] = [fields.get('newTag'), fields.get('digest')];
    if (digestInTag && oldDigest === undefined && tag !== undefined) {
        return writeField(map, 'newTag', digest === undefined ? tag : `${tag}@${digest}`, 'name');
    }
    if (tag !== undefined && digest === undefined && newTag === undefined && oldDigest !== undefined) {
        return renameField(oldDigest, 'newTag', tag);
    }
    if (tag === undefined && digest !== undefined && newTag !== undefined && oldDigest === undefined) {
        return renameField(newTag, 'digest', digest);
    }
    const anchor = fields.has('newName') ? 'newName' : 'name';
    return [
        ...(tag === undefined ? removeField(newTag) : writeField(map, 'newTag', tag, anchor)),
        ...(digest === undefined ? removeField(oldDigest) : writeField(map, 'digest', digest, newTag ? 'newTag' : anchor)),
    ];
}
function writeField(map, key, text, after) {
    const fields = mapFields(map);
    const node = scalarField(fields.get(key));
    if (node !== undefined)
        return node.text.trim() === text ? [] : [{ type: 'set', node, text }];
    const anchor = fields.get(after);
    return anchor === undefined ? [] : [{ type: 'insert', map: anchor.owner, after: anchor.pair, key, text }];
}
function renameField({ pair }, key, text) {
    const [name, value] = [findScalar(pair.key), findScalar(pair.value)];
    if (name === undefined || value === undefined)
        return [];
    return [
        { type: 'set', node: name, text: key },
        { type: 'set', node: value, text },
    ];
}
const removeField = (field) => field === undefined ? [] : [{ type: 'remove', map: field.owner, pair: field.pair }];

;// CONCATENATED MODULE: ./.build/bump-manifest/places/find.js
// Walks a manifest and gathers every image in it, whatever kind of object it stands in. Decides nothing.









/** Every image of a segment's documents; throws an ActionError for a document that aliases blow up beyond all measure. */
function findPlaces(file, segment) {
    const all = segment.parse().roots.map((root) => findInDocument(file, root));
    return { places: all.flatMap(({ places }) => places), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}
/** Every image of one document. */
function findInDocument(file, root) {
    const walk = {
        file,
        places: new Map(),
        templates: new Set(),
        unreadable: [],
        active: new Set(),
        steps: 0,
        stepLimit: 200_000 + root.source.text.length,
    };
    visit(root, { key: '', shared: readShared(root) }, walk);
    const places = withoutTemplates([...walk.places.values()].flat(), walk.templates);
    const map = findMap(root);
    const encrypted = map !== undefined && findMap(mapFields(map).get('sops')?.pair.value) !== undefined;
    const isSet = map !== undefined && findScalar(mapFields(map).get('kind')?.pair.value)?.text === 'ApplicationSet';
    const written = isSet ? withoutFilled(places) : places;
    const obstructed = encrypted ? written.map((place) => ({ ...place, obstacle: sopsObstacle })) : written;
    return { places: obstructed, unreadable: walk.unreadable };
}
/** The base name that makes a file a kustomization. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
const isKustomizationFile = (file) => /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(file);
/** Objects that mention an image and never run one; Flux's ImageRepository names one without a version. */
const passedOver = new Set(['CustomResourceDefinition', 'ConfigMap', 'Secret', 'SealedSecret', 'ImageRepository']);
function visit(node, where, walk) {
    const target = dereference(node);
    if (target === undefined || target.type === 'scalar' || walk.active.has(target))
        return;
    walk.steps += 1;
    if (walk.steps > walk.stepLimit) {
        const fix = 'Write the aliases of that file out.';
        const what = `the aliases of "${walk.file}" unfold to more than ${walk.stepLimit} values`;
        throw new action_error/* ActionError */.lZ({ code: 'manifest_too_large', what, where: walk.file, fix });
    }
    walk.active.add(target);
    if (target.type === 'list')
        for (const item of target.items)
            visit(item, where, walk);
    else
        visitMap(target, where, walk);
    walk.active.delete(target);
}
function visitMap(map, where, walk) {
    const fields = mapFields(map);
    const kind = findScalar(fields.get('kind')?.pair.value)?.text;
    const isObject = kind !== undefined && fields.has('apiVersion');
    if (isObject && passedOver.has(kind))
        return;
    const shared = fields.has('global') ? readShared(map) : where.shared;
    const isTemplate = map.anchor !== undefined && !/image$/i.test(where.key);
    for (const place of findImagesOfMap(map, where.key, shared))
        keep(place, walk, isTemplate);
    const findInner = (inner) => {
        const found = findInDocument(walk.file, inner);
        walk.unreadable.push(...found.unreadable);
        return [...found.places];
    };
    const argo = findArgoSource(map, where.key, findInner);
    walk.unreadable.push(...argo.unreadable);
    for (const place of readPatches(fields, walk).flatMap(findInner))
        keep(place, walk);
    for (const place of argo.places)
        keep(place, walk);
    for (const [key, { pair }] of fields) {
        if (isObject && (key === 'metadata' || key === 'status'))
            continue;
        if (/annotations$|labels$/i.test(key) || argo.done.has(key))
            continue;
        if (key === 'images')
            keepKustomizeImages(pair.value, isKustomization(kind, walk), walk);
        visit(pair.value, { key, shared }, walk);
    }
}
/**
 * The documents of patches that stand as text: Kustomize's, and the one that an ApplicationSet lays over its template.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#template-patch
 */
function readPatches(fields, walk) {
    const nodes = [fields.get('patch'), fields.get('templatePatch')].map((field) => field?.pair.value);
    return [...nodes, ...listItems(fields.get('patchesStrategicMerge')?.pair.value)].flatMap((node) => {
        const patch = findScalar(node);
        if (patch === undefined || !patch.text.includes('\n'))
            return [];
        const { roots, unreadable } = readEmbedded(patch);
        walk.unreadable.push(...unreadable);
        return roots;
    });
}
const isKustomization = (kind, { file }) => isKustomizationFile(file) || kind === 'Kustomization' || kind === 'Component';
/** Entries of `images:`; outside of a kustomization (a HelmRelease's postRenderers) only those that say what is new. */
function keepKustomizeImages(list, inKustomization, walk) {
    for (const item of listItems(list)) {
        const map = findMap(item);
        if (map === undefined)
            continue;
        const fields = mapFields(map);
        const says = ['newName', 'newTag', 'digest'].some((key) => fields.has(key));
        if (!(inKustomization || says))
            continue;
        const place = findKustomizeEntry(map);
        if (place !== undefined)
            keep(place, walk);
    }
}
function keep(place, { places, templates }, isTemplate = false) {
    const known = places.get(place.node) ?? [];
    const twin = known.find(({ uses, container }) => container === place.container &&
        uses.length === place.uses.length &&
        uses.every((node, index) => node === place.uses[index]));
    if (twin === undefined)
        places.set(place.node, [...known, place]);
    if (twin !== undefined && !isTemplate)
        templates.delete(twin);
    if (twin === undefined && isTemplate)
        templates.add(place);
}
/** An ApplicationSet fills its templates from its generators: where those hold the image, the template is no place. */
const withoutFilled = (places) => places.filter(({ obstacle, reference }) => obstacle?.code !== 'helm_template' ||
    !places.some((other) => other.obstacle === undefined && (0,image_reference/* isSameRepository */.ve)(other.reference, reference)));
/** Leaves out the templates that others merge: the completed image counts, not what it is completed from. */
const withoutTemplates = (places, templates) => places.filter((place) => {
    const [repository] = place.uses;
    if (repository === undefined || !templates.has(place))
        return true;
    return !places.some((other) => other !== place && other.uses.includes(repository));
});

;// CONCATENATED MODULE: ./.build/bump-manifest/kustomizations.js
// What kustomizations say of each other and of the files beside them. Never builds one.



const folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
/** One problem for each folder of `touched` files that has several kustomizations: kustomize itself refuses those. */
function findRivals(files, touched) {
    const folders = Map.groupBy(files.filter(isKustomizationFile), folderOf);
    const busy = new Set(touched.filter(isKustomizationFile).map(folderOf));
    return [...folders].flatMap(([folder, rivals]) => rivals.length < 2 || !busy.has(folder)
        ? []
        : [
            {
                code: 'kustomization_ambiguous',
                what: `"${folder === '' ? '.' : folder}" has several kustomizations: ${rivals.map((file) => `"${file}"`).join(', ')}`,
                where: folder === '' ? '.' : folder,
                fix: 'Keep one of them; kustomize refuses a folder with more.',
            },
        ]);
}
/** The places without those that an entry of a kustomization overrides: what stands there does not run. */
function withoutOverridden(places, manifests) {
    const entries = Map.groupBy(places.filter(({ replaces }) => replaces !== undefined), ({ replaces }) => (replaces === undefined ? '' : (0,image_reference/* formatRepository */.Sh)(replaces)));
    const isOverridden = (place) => place.replaces === undefined &&
        (entries.get((0,image_reference/* formatRepository */.Sh)(place.reference)) ?? []).some((entry) => {
            const kustomization = manifests.get(entry.node.source.file);
            return kustomization !== undefined && overrides(kustomization, place);
        });
    return entries.size === 0 ? places : places.filter((place) => !isOverridden(place));
}
/** True when the `images:` of the kustomization replace what stands at the place: in its own patches, in files it lists, in folders it lists. */
function overrides(kustomization, { kind, node }) {
    if (!isKustomizationFile(kustomization.file))
        return false;
    const maps = kustomization.segments
        .flatMap((segment) => segment.parse().roots)
        .map(findMap)
        .filter((map) => map !== undefined)
        .map(mapFields);
    // By itself kustomize replaces images of containers only; `configurations` name the fields of other resources.
    const isReplaced = kind === 'container' || kind === 'init-container' || maps.some((fields) => fields.has('configurations'));
    const { file } = node.source;
    if (!isReplaced || file === kustomization.file)
        return isReplaced;
    return maps.flatMap(listedPaths).some((path) => covers(joinPath(folderOf(kustomization.file), path), file));
}
function listedPaths(fields) {
    const itemsOf = (keys) => keys.flatMap((key) => listItems(fields.get(key)?.pair.value));
    const paths = itemsOf(['resources', 'bases', 'components', 'patchesStrategicMerge']);
    const patches = itemsOf(['patches', 'patchesJson6902']).map((item) => {
        const patch = findMap(item);
        return patch === undefined ? undefined : mapFields(patch).get('path')?.pair.value;
    });
    return [...paths, ...patches].flatMap((node) => findScalar(node)?.text ?? []);
}
const covers = (path, file) => path !== undefined && (path === file || path === '' || file.startsWith(`${path}/`));
/** The path that `relative` means in `folder`; undefined when it leaves the repository. */
function joinPath(folder, relative) {
    const parts = folder === '' ? [] : folder.split('/');
    for (const part of relative.split('/')) {
        if (part === '..' && parts.pop() === undefined)
            return undefined;
        if (part !== '' && part !== '.' && part !== '..')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./.build/bump-manifest/places/place.js
// What an image place is, and how it is shown. Finds none and decides nothing.


/** The place as it is shown outside of this folder. */
function describePlace(place) {
    const { source, offset } = outermostPlace(place.node.source, place.node.start);
    const { kind, container, reference } = place;
    return { file: source.file, ...(0,source_text/* positionAt */.t$)(source.text, offset), kind, container, reference };
}
/** `file:line` of a place. */
function formatLine(place) {
    const { file, line } = describePlace(place);
    return `${file}:${line}`;
}
/** The problem that a place cannot be written. */
function obstacleProblem({ node, obstacle }) {
    if (obstacle === undefined)
        return undefined;
    const { code, what, fix, offset } = obstacle;
    return problemAt(node.source, offset ?? node.start, { code, what, fix });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/screen.js
// Says by its bytes alone that a file cannot hold an image, so that thousands of files need no parser. Never misses one.


/** False when the file surely holds none of the wanted images: a search for bytes, without parsing. Give the path where it is known. */
function mayHoldImage(bytes, change, path) {
    if (change.fields.length > 0)
        return path === undefined || change.fields.some((field) => (0,bump_manifest_paths/* fileOfField */.kc)(field) === path);
    if (path !== undefined && isKustomizationFile(path))
        return true;
    return needlesOf(change).some((needle) => bytes.includes(needle)) || mayHoldEscape(bytes);
}
/** The last part of each repository to look for: it is written in one piece in every form that is known. */
function lastParts(change) {
    return [
        ...new Set(wantedRepositories(change).map(({ repository }) => repository.slice(repository.lastIndexOf('/') + 1))),
    ];
}
/** The repositories that the change names as replaced. */
const namedRepositories = (change) => change.match.length > 0 ? change.match : change.images;
/** The repositories that are replaced: with one image also its own, so that a second run finds what the first one moved. */
const wantedRepositories = (change) => change.images.length === 1 ? [...change.match, ...change.images] : namedRepositories(change);
/** True when a quoted string may spell a letter as `\x63`, or break a word across lines; the name would be invisible. */
const escapedLetter = /\\(?:[xuU]|\r?\n)/;
const needles = new WeakMap();
function needlesOf(change) {
    const known = needles.get(change) ?? lastParts(change).map((part) => Buffer.from(part));
    needles.set(change, known);
    return known;
}
const escapes = ['\\x', '\\u', '\\U', '\\\n', '\\\r'].map((text) => Buffer.from(text));
const backslash = 0x5c;
const mayHoldEscape = (bytes) => bytes.includes(backslash) && escapes.some((each) => bytes.includes(each));

;// CONCATENATED MODULE: ./.build/bump-manifest/scan.js
// Reads the files that may hold an image and gathers its places, with the faults that are our business. Decides nothing.







/** Reads the documents that may hold one of the wanted images; those that cannot be read are a problem only when a line of them names it. */
function scanFiles(files, change, wanted) {
    const manifests = new Map();
    const places = [];
    const problems = [];
    const parts = lastParts(change);
    for (const { path, bytes } of files) {
        if (!mayHoldImage(bytes, change, path))
            continue;
        const manifest = collectProblems(problems, () => readManifest(path, bytes));
        if (manifest === undefined)
            continue;
        manifests.set(path, manifest);
        for (const segment of manifest.segments) {
            const text = segment.text();
            if (!(parts.some((part) => text.includes(part)) || escapedLetter.test(text)))
                continue;
            const found = collectProblems(problems, () => readSegment(path, segment));
            places.push(...(found?.places ?? []));
            const ours = found?.unreadable.filter((each) => namesWanted(each.text, wanted)) ?? [];
            problems.push(...ours.map(({ problem }) => problem));
        }
    }
    return { manifests, places: withoutOverridden(places, manifests), problems };
}
/** What stands between two document markers; a segment that cannot be parsed is unreadable as a whole. */
function readSegment(file, segment) {
    const { faults } = segment.parse();
    const [problem] = faults;
    if (problem === undefined)
        return findPlaces(file, segment);
    return { places: [], unreadable: [{ text: segment.text(), problem }] };
}
/** The result of `read`; an ActionError becomes problems and undefined. */
function collectProblems(problems, read) {
    try {
        return read();
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
        problems.push(...thrown.problems);
        return undefined;
    }
}
const imageWords = ['image', 'Image', 'repository'].map((word) => Buffer.from(word));
/**
 * Every image in the files with its effective reference; templates and what cannot be read are passed over. With `names` given, files
 * that hold none of these texts are passed over too, unread: that is what makes thousands of files quick.
 */
function findImages(files, names) {
    return findAllPlaces(files, names)
        .filter(({ obstacle }) => obstacle?.offset === undefined)
        .map(describePlace);
}
/** Every image place in the files; what cannot be read is passed over. */
function findAllPlaces(files, names = []) {
    const ignored = [];
    const manifests = new Map();
    const words = names.map((name) => Buffer.from(name));
    for (const { path, bytes } of files) {
        const mayHold = imageWords.some((word) => bytes.includes(word)) &&
            (words.length === 0 || words.some((word) => bytes.includes(word)));
        const manifest = mayHold || isKustomizationFile(path) ? collectProblems(ignored, () => readManifest(path, bytes)) : undefined;
        if (manifest !== undefined)
            manifests.set(path, manifest);
    }
    const places = [...manifests].flatMap(([path, { segments }]) => segments.flatMap((segment) => placesOf(path, segment)));
    return withoutOverridden(places, manifests);
}
const placesOf = (file, segment) => collectProblems([], () => readSegment(file, segment))?.places ?? [];

;// CONCATENATED MODULE: ./.build/bump-manifest/fields.js
// The places that a person names one by one, `file.yaml:path.to.tag`, for shapes that discovery does not know.











/** The places that `change.fields` names; each that cannot be found is a problem with the nearest that can. */
function scanFields(files, change) {
    const manifests = new Map();
    const places = [];
    const problems = [];
    for (const field of change.fields) {
        collectProblems(problems, () => {
            const { file, path } = splitField(field);
            const bytes = files.find((each) => each.path === file)?.bytes;
            if (bytes === undefined)
                throw unknownFile(field, file, files);
            const manifest = manifests.get(file) ?? readManifest(file, bytes);
            manifests.set(file, manifest);
            places.push(...findField(manifest, field, path, change));
        });
    }
    return { manifests, places, problems };
}
function splitField(field) {
    const at = field.indexOf(':');
    const path = at < 0 ? undefined : readPath(field.slice(at + 1));
    if (at > 0 && path !== undefined && path.length > 0)
        return { file: (0,bump_manifest_paths/* fileOfField */.kc)(field), path };
    const fix = 'Write `file.yaml:path.to.tag`; list items as `[0]`, keys with dots as `["a.b"]`.';
    throw new action_error/* ActionError */.lZ({ code: 'field_invalid', what: `"${field}" names no place`, where: 'input `field`', fix });
}
/** `spec.items[0]["a.b"].tag` as steps; undefined when it is not one path. */
function readPath(text) {
    const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]*)"\]/y;
    const steps = [];
    while (step.lastIndex < text.length) {
        const found = step.exec(text);
        if (found === null)
            return undefined;
        steps.push(found[2] === undefined ? (found[1] ?? found[3] ?? '') : Number(found[2]));
    }
    return steps;
}
function findField(manifest, field, path, change) {
    const parsed = manifest.segments.map((segment) => segment.parse());
    const faults = parsed.flatMap((each) => each.faults);
    if (faults.length > 0)
        throw new action_error/* ActionError */.lZ(faults.slice(0, 1));
    const roots = parsed.flatMap((each) => each.roots);
    const encrypted = roots.some((root) => root.type === 'map' && mapFields(root).has('sops'));
    const nodes = roots.map((root) => follow(root, path)).filter((node) => node !== undefined);
    if (nodes.length === 0)
        throw unknownPlace(field, roots, path);
    return nodes.map((node) => {
        const obstacle = encrypted ? sopsObstacle : findObstacle(node);
        if (obstacle !== undefined)
            throw new action_error/* ActionError */.lZ(problemAt(manifest, node.start, obstacle));
        if (node.type === 'scalar')
            return readField(node, field, String(path.at(-1)), change);
        const what = `"${field}" is a ${node.type}, not a value`;
        throw new action_error/* ActionError */.lZ(problemAt(manifest, node.start, { code: 'field_invalid', what, fix: 'Name a value inside it.' }));
    });
}
function follow(root, path) {
    let node = root;
    for (const step of path) {
        const target = dereference(node);
        if (target?.type === 'list')
            node = target.items[Number(step)];
        else
            node = target?.type === 'map' ? mapFields(target).get(String(step))?.pair.value : undefined;
    }
    return dereference(node);
}
/** A whole reference, a digest, or else a tag of the one image that is written. */
function readField(node, field, key, change) {
    const text = node.value === null ? '' : node.text.trim();
    const whole = (0,image_reference/* findImageReference */.A$)(text);
    if (whole !== undefined && (text.includes('/') || (text.includes(':') && !(0,image_reference/* isDigest */.Bc)(text) && !/^[^:]*@/.test(text)))) {
        return readWhole(node, field, whole, change);
    }
    const bare = wantedRepositories(change).some(({ repository }) => repository === text);
    const place = bare && whole !== undefined && !/tag|digest|version/i.test(key)
        ? findWholeReference(node, 'explicit-field', undefined)
        : undefined;
    return place ?? readVersion(node, field, key, text, change);
}
function readWhole(node, field, whole, change) {
    const isWanted = wantedRepositories(change).some((each) => (0,image_reference/* isSameRepository */.ve)(each, whole));
    const place = isWanted ? findWholeReference(node, 'explicit-field', undefined) : undefined;
    if (place !== undefined)
        return place;
    const what = `"${field}" holds ${(0,image_reference/* formatImageReference */.my)(whole)}, another repository`;
    const fix = 'Name that repository with `match` if it is to be replaced, or another place with `field`.';
    throw new action_error/* ActionError */.lZ(problemAt(node.source, node.start, { code: 'field_mismatch', what, fix }));
}
function readVersion(node, field, key, text, change) {
    const repositories = namedRepositories(change);
    const [only] = repositories;
    if (only === undefined || repositories.length > 1) {
        const what = `"${field}" holds a version alone, and of which of several images is not said`;
        const fix = 'Give one image and one `match` with `field`, or run the step once per image.';
        throw new action_error/* ActionError */.lZ(problemAt(node.source, node.start, { code: 'field_unclear', what, fix }));
    }
    const { registry, repository } = only;
    const isDigestField = (0,image_reference/* isDigest */.Bc)(text) || /digest|^sha(?:256)?$/i.test(key);
    const [tag = '', digest] = isDigestField ? ['', text] : text.split('@');
    const reference = { registry, repository, tag: tag || undefined, digest: digest || undefined };
    const besideDigest = change.fields.some((each) => each !== field && /(?:digest|sha(?:256)?)$/i.test(each));
    const write = (next) => {
        const inTag = next.digest === undefined || besideDigest ? '' : `@${next.digest}`;
        const written = isDigestField ? (next.digest ?? '') : `${next.tag ?? ''}${inTag}`;
        return written === text ? [] : [{ type: 'set', node, text: written }];
    };
    const [kind, container, replaces, obstacle] = ['explicit-field', undefined, undefined, undefined];
    return { kind, container, node, uses: [node], reference, replaces, obstacle, write };
}
function unknownFile(field, file, files) {
    const what = `"${field}" names a file that is not there: "${file}"`;
    const fix = (0,nearest/* suggestName */.S)(file, files.slice(0, 1000).map(({ path }) => path));
    return new action_error/* ActionError */.lZ({ code: 'field_not_found', what, where: 'input `field`', fix });
}
/** How far the path leads, and what stands where it ends. */
function unknownPlace(field, roots, path) {
    for (let length = path.length - 1; length >= 0; length--) {
        const reached = roots.map((root) => follow(root, path.slice(0, length))).find((node) => node !== undefined);
        if (reached === undefined)
            continue;
        const known = reached.type === 'map' ? [...mapFields(reached).keys()] : [];
        const what = `"${field}" leads nowhere: there is no "${path[length]}"`;
        const fix = known.length > 0 ? (0,nearest/* suggestName */.S)(String(path[length]), known) : 'A path goes through maps and lists only.';
        return new action_error/* ActionError */.lZ(problemAt(reached.source, reached.start, { code: 'field_not_found', what, fix }));
    }
    const fix = 'The file holds no document.';
    return new action_error/* ActionError */.lZ({ code: 'field_not_found', what: `"${field}" leads nowhere`, where: 'input `field`', fix });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/image-form.js
// Decides in which form an image is written at a place: with its tag, with its digest, or both. Never touches the repository.


/** `keep` keeps the place's form as far as the image allows; throws when `always` has no digest or `never` no tag. */
function chooseForm(current, image, pin) {
    const same = (0,image_reference/* isSameRepository */.ve)(current, image);
    const { registry, repository } = same ? current : image;
    const version = chooseVersion(current, image, pin);
    const pinLost = pin === 'keep' && current.digest !== undefined && version.digest === undefined;
    return { next: { registry, repository, ...version }, pinLost };
}
function chooseVersion(current, image, pin) {
    const { tag, digest } = image;
    const onlyDigest = current.tag === undefined && current.digest !== undefined;
    if (pin === 'copy')
        return { tag, digest };
    if (pin === 'never')
        return tag === undefined ? refuse(image, 'never') : { tag, digest: undefined };
    if (pin === 'always') {
        return digest === undefined ? refuse(image, 'always') : { tag: onlyDigest ? undefined : tag, digest };
    }
    if (current.digest === undefined)
        return tag === undefined ? { tag, digest } : { tag, digest: undefined };
    return { tag: onlyDigest && digest !== undefined ? undefined : tag, digest };
}
function refuse(image, pin) {
    const text = (0,image_reference/* formatImageReference */.my)(image);
    const [code, lacks, fix] = pin === 'always'
        ? [
            'digest_missing',
            'a digest',
            'Give the image with its digest (`repository:tag@sha256:…`), as build-push-image outputs it.',
        ]
        : ['tag_required', 'a tag', 'Give the image with a tag, or leave `pin-digest` at `keep`.'];
    throw new action_error/* ActionError */.lZ({
        code,
        what: `"${text}" has not ${lacks}, which \`pin-digest: ${pin}\` needs`,
        where: 'input `image`',
        fix,
    });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/near-misses.js
// Words the error for an image that stands nowhere: with what stands there instead, and where. Corrects nothing.






/** The problem that `repository` was not found among `places` (all images of the files, matching or not). */
function imageNotFound(repository, places, container, files) {
    const wanted = (0,image_reference/* canonicalRepository */.JA)(repository);
    const others = places.filter(({ reference }) => (0,image_reference/* canonicalRepository */.JA)(reference) === wanted);
    const name = (0,image_reference/* formatRepository */.Sh)(repository);
    if (container !== undefined && others.length > 0) {
        return {
            code: 'image_not_found',
            what: `no container "${container}" runs ${name}`,
            where: 'input `container`',
            fix: `It stands in:\n${list(others)}`,
        };
    }
    const templated = places.find(({ obstacle, reference }) => obstacle?.code === 'helm_template' && reference.repository === repository.repository);
    const obstacle = templated === undefined ? undefined : obstacleProblem(templated);
    if (obstacle !== undefined)
        return obstacle;
    const [template] = findTemplates(files);
    if (places.length === 0 && template !== undefined)
        return templateProblem(template);
    const mentions = findMentions(repository, files);
    const fault = mentions.find((mention) => mention.fault !== undefined)?.fault;
    if (fault !== undefined)
        return fault;
    const near = rank(repository, places).slice(0, 8);
    return notFound(name, near, mentions);
}
function notFound(name, near, mentions) {
    const advice = near.length > 0
        ? `Name the repository as it stands there with \`match\`, look at \`path\`, or name the place with \`field\`. Near:\n${list(near)}`
        : 'No image at all stands in these files: look at `path`, or name the place with `field`.';
    const lines = mentions.slice(0, 3).map(({ line }) => line);
    const named = lines.length > 0 ? `\nThe name stands, where no image is looked for, in ${lines.join(', ')}.` : '';
    const what = `no manifest holds an image of ${name}`;
    return { code: 'image_not_found', what, where: 'input `path`', fix: `${advice}${named}` };
}
/** The first line of each file, comments aside, that names the repository in any way. */
function findMentions({ repository }, files) {
    const name = repository.replaceAll('.', '\\.');
    const line = new RegExp(`^(?![ \\t]*#).*?(?<![a-z0-9._-])(?=${name}(?![a-z0-9_/.-]))`, 'm');
    return files.flatMap(({ path, bytes }) => {
        if (!bytes.includes(repository))
            return [];
        const manifest = collectProblems([], () => readManifest(path, bytes));
        const found = manifest === undefined ? null : line.exec(manifest.text);
        if (manifest === undefined || found === null)
            return [];
        const offset = found.index + found[0].length;
        const segment = manifest.segments.find(({ start, end }) => start <= offset && offset < end);
        return [{ line: (0,source_text/* formatPlace */.dE)(path, manifest.text, offset), fault: segment?.parse().faults[0] }];
    });
}
/** The first line of each file, YAML or not, in which a template stands where an image or a tag would. */
function findTemplates(files) {
    const line = /^[ \t]*(?:-[ \t]+)?["']?(?:image|repository|tag|newTag)["']?[ \t]*:[ \t]*(?![ \t])(?=[^\n#]*(?:\{\{|\$[{(]))/m;
    return files.flatMap(({ path, bytes }) => {
        if (!['{{', '${', '$('].some((start) => bytes.includes(start)))
            return [];
        const text = bytes.toString('utf8');
        const found = line.exec(text);
        return found === null ? [] : [{ file: path, text, offset: found.index + found[0].length }];
    });
}
const templateProblem = ({ file, text, offset }) => ({
    code: 'helm_template',
    what: 'a template stands where the image would be',
    where: (0,source_text/* formatPlace */.dE)(file, text, offset),
    excerpt: (0,source_text/* caretExcerpt */.b3)(text, offset),
    fix: 'Bump the values that fill the template: add their file to `path`, or name the place with `field`.',
});
const list = (places) => [
    ...new Set(places.map((place) => `${formatLine(place)} ${(0,image_reference/* formatImageReference */.my)(place.reference)}${container(place)}`)),
].join('\n');
const container = (place) => place.container === undefined ? '' : ` (container ${place.container})`;
/** Same last part first, then by likeness, then the rest in order of file. */
function rank(repository, places) {
    const last = (text) => text.slice(text.lastIndexOf('/') + 1);
    const names = [...new Set(places.map(({ reference }) => reference.repository))];
    const alike = (0,nearest/* nearestNames */.L)(last(repository.repository), names.map(last), 20);
    const order = (place) => {
        const at = alike.indexOf(last(place.reference.repository));
        return at < 0 ? alike.length : at;
    };
    return [...places].sort((a, b) => order(a) - order(b));
}

;// CONCATENATED MODULE: ./.build/domain/edit.js
// A change of a text as a value: which characters go, which come. Never looks at what the text means.
/** The text with every edit spliced in; edits may come in any order, but throws a RangeError when two overlap or one lies outside. */
function applyEdits(text, edits) {
    const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const parts = [];
    let done = 0;
    for (const { start, end, replacement } of ordered) {
        if (start < done || end < start || end > text.length) {
            throw new RangeError(`edit ${start}–${end} overlaps another or lies outside 0–${text.length}`);
        }
        parts.push(text.slice(done, start), replacement);
        done = end;
    }
    parts.push(text.slice(done));
    return parts.join('');
}

;// CONCATENATED MODULE: ./.build/domain/manifest-proof.js
// Proves that a manifest differs from what it was in the intended changes and in nothing else. Compares trees; writes nothing.


/** Why one of the texts is not its manifest with the changes made, or undefined when each is. Strings that are YAML count as texts of their own. */
function proveChanges(texts, changes) {
    const expectation = expectationOf(texts, changes);
    for (const [before, text] of texts) {
        const difference = compareManifests(before, manifestOf(before.file, text, before.outer), expectation);
        if (difference !== undefined)
            return difference;
    }
    return undefined;
}
function expectationOf(texts, changes) {
    const expectation = { texts: new Map(), embedded: new Map(), removed: new Set(), inserted: new Map() };
    for (const [{ outer }, text] of texts)
        if (outer !== undefined)
            expectation.embedded.set(outer.node, text);
    for (const change of changes) {
        if (change.type === 'set')
            expectation.texts.set(change.node, change.text);
        else if (change.type === 'remove')
            expectation.removed.add(change.pair);
        else {
            const others = expectation.inserted.get(change.after) ?? [];
            expectation.inserted.set(change.after, [...others, { key: change.key, text: change.text }]);
        }
    }
    return expectation;
}
function compareManifests(before, after, expectation) {
    if (before.segments.length !== after.segments.length)
        return 'the number of documents differs';
    const offsets = changedOffsets(before, expectation);
    for (const [index, segment] of before.segments.entries()) {
        const other = after.segments[index];
        if (other === undefined)
            return 'a document is missing';
        const last = offsets[(0,source_text/* lastAtMost */.fk)(offsets, segment.end)] ?? -1;
        const isTouched = segment.start <= last && last <= segment.end;
        if (!isTouched && segment.text() === other.text())
            continue;
        const [was, is] = [segment.parse(), other.parse()];
        if (is.faults[0] !== undefined)
            return `${is.faults[0].what} (${is.faults[0].where})`;
        if (was.roots.length !== is.roots.length)
            return 'the number of documents differs';
        for (const [root, node] of was.roots.entries()) {
            const difference = compareNodes(node, is.roots[root], expectation);
            if (difference !== undefined)
                return difference;
        }
    }
    return undefined;
}
/** Where the changes of this text stand, ascending: documents without one may be compared as text. */
const changedOffsets = (manifest, { texts, embedded, removed, inserted }) => [...texts.keys(), ...embedded.keys(), ...[...removed, ...inserted.keys()].map(({ key }) => key)]
    .filter(({ source }) => source === manifest)
    .map(({ start }) => start)
    .sort((a, b) => a - b);
/** Where `after` is not what is expected of `before`; undefined when it is. */
function compareNodes(before, after, expectation) {
    if (after === undefined || !isAlike(before, after, expectation)) {
        return `another value changed at ${(0,source_text/* formatPlace */.dE)(before.source.file, before.source.text, before.start)}`;
    }
    if (before.type === 'list' && after.type === 'list')
        return compareLists(before, after, expectation);
    if (before.type === 'map' && after.type === 'map')
        return compareMaps(before, after, expectation);
    return undefined;
}
/** True when the nodes are of one kind with the same anchor and tag, and for scalars hold what is expected. */
function isAlike(before, after, expectation) {
    if (before.type === 'alias')
        return after.type === 'alias' && after.name === before.name;
    if (after.type === 'alias' || before.type !== after.type)
        return false;
    if (before.anchor !== after.anchor || before.tag !== after.tag)
        return false;
    return before.type !== 'scalar' || after.type !== 'scalar' || isExpectedScalar(before, after, expectation);
}
function isExpectedScalar(before, after, { texts, embedded }) {
    const inner = embedded.get(before);
    if (inner !== undefined)
        return typeof after.value === 'string' && lines(after.value) === lines(inner);
    const text = texts.get(before);
    if (text === undefined)
        return before.style === after.style && before.text === after.text;
    // `!!int v2` is a string to this library and an error to others.
    if (before.tag?.startsWith('tag:yaml.org,2002:') === true && !before.tag.endsWith(':str'))
        return false;
    if (before.style !== 'literal' && before.style !== 'folded')
        return after.value === text;
    return (typeof after.value === 'string' &&
        typeof before.value === 'string' &&
        after.value === before.value.replace(before.text.trim(), () => text));
}
const lines = (text) => text.replaceAll('\r\n', '\n').replace(/\n+$/, '');
function compareLists(before, after, expectation) {
    if (before.items.length !== after.items.length)
        return 'the length of a list differs';
    for (const [index, item] of before.items.entries()) {
        const difference = compareNodes(item, after.items[index], expectation);
        if (difference !== undefined)
            return difference;
    }
    return undefined;
}
/** Pairs in order: the removed ones are gone, the inserted ones stand behind theirs. */
function compareMaps(before, after, expectation) {
    let next = 0;
    for (const pair of before.pairs) {
        if (!expectation.removed.has(pair)) {
            const twin = after.pairs[next++];
            if (twin === undefined)
                return 'a key is missing';
            const difference = compareNodes(pair.key, twin.key, expectation) ?? compareNodes(pair.value, twin.value, expectation);
            if (difference !== undefined)
                return difference;
        }
        for (const { key, text } of expectation.inserted.get(pair) ?? []) {
            const { key: newKey, value } = after.pairs[next++] ?? {};
            const stands = newKey?.type === 'scalar' && newKey.value === key && value?.type === 'scalar' && value.value === text;
            if (!stands)
                return `the new key "${key}" does not stand where it should`;
        }
    }
    return next === after.pairs.length ? undefined : 'a key appeared';
}

;// CONCATENATED MODULE: ./.build/domain/manifest-scalar.js
// Writes a new string in the place of a scalar, in the style that stands there. Never re-prints anything else.



/**
 * The edit that makes `node` the string `text`: quotes and block style stay, and a plain value gets the file's quotes
 * when YAML 1.1 or 1.2 would read it as anything but that string. Throws for block text that is more than one line.
 */
function editScalar(node, text) {
    switch (node.style) {
        case 'single':
            return { start: node.start + 1, end: node.end - 1, replacement: text.replaceAll("'", "''") };
        case 'double':
            return { start: node.start + 1, end: node.end - 1, replacement: JSON.stringify(text).slice(1, -1) };
        case 'plain':
            return editPlain(node, text);
        default:
            return editBlock(node, text);
    }
}
/** The text of a scalar that is new in `source`, quoted where it needs to be. */
const newScalar = (source, text) => source.json || !isPlainString(text) ? quoteText(text, source.quote()) : text;
/** True when the text can stand without quotes, in block and flow style, and is a string to YAML 1.1 and to YAML 1.2. */
function isPlainString(text) {
    if (!/^[\w./][\w./:@+=-]*$/.test(text) || text.endsWith(':') || /^(?:---|\.\.\.)/.test(text))
        return false;
    // Go's library, which Kubernetes uses, takes the underscores out of a number first, and reads 0X1F as 0x1f.
    const forms = /^[0-9]/.test(text) ? [text, text.replaceAll('_', '').toLowerCase()] : [text];
    return forms.every((form) => ['1.1', '1.2'].every((version) => isReadAs(form, version)));
}
function isReadAs(text, version) {
    const { contents } = (0,dist/* parseDocument */.Tp)(text, { version, logLevel: 'silent' });
    return contents !== null && contents.toJSON() === text;
}
const quoteText = (text, quote) => quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
function editPlain(node, text) {
    const { source, start, end } = node;
    const isString = node.tag === 'tag:yaml.org,2002:str' && /^[\w./][\w./:@+=-]*$/.test(text);
    const written = isString && !source.json ? text : newScalar(source, text);
    if (start !== end)
        return { start, end, replacement: written };
    const before = /[\s:,[{]/.test(source.text.charAt(start - 1)) && source.text.charAt(start - 1) !== ':' ? '' : ' ';
    const after = source.text.charAt(end) === '#' ? ' ' : '';
    return { start, end, replacement: `${before}${written}${after}` };
}
/** The one line of content below a `|` or `>` header; its indentation and the header stay. */
function editBlock(node, text) {
    const { source } = node;
    const written = source.text.slice(node.start, node.end);
    const content = /^[^\n]*\n(?:[ \t]*\r?\n)*([ \t]*)(\S+)[ \t]*\r?\n?(?:[ \t]*\r?\n)*$/.exec(written);
    const [whole = '', , line] = content ?? [];
    if (content === null || line === undefined || line !== node.text.trim()) {
        throw new action_error/* ActionError */.lZ(problemAt(source, node.start, {
            code: 'value_multiline',
            what: 'the value is a block of several lines where one word is expected',
            fix: 'Write the value on one line.',
        }));
    }
    const start = node.start + (whole.length - whole.replace(/^[^\n]*\n(?:[ \t]*\r?\n)*[ \t]*/, '').length);
    return { start, end: start + line.length, replacement: text };
}

;// CONCATENATED MODULE: ./.build/domain/manifest-change.js
// Turns intended changes of a manifest into edits of its text, and proves by reading the result that nothing else changed.




/** What a change touches: two changes of the same thing (two new keys behind one pair aside) are one or contradict each other. */
const changedThing = (change) => change.type === 'set' ? change.node : change.type === 'insert' ? change.after : change.pair;
/** The text after the changes, and the edits that make it. Throws an ActionError when the result cannot be proven. */
function applyChanges(manifest, changes) {
    const edits = new Map([[manifest, []]]);
    for (const change of changes)
        addEdit(edits, manifestOfChange(change), editOf(change));
    const texts = new Map([...edits].map(([each, own]) => [each, applyEdits(each.text, own)]));
    const text = texts.get(manifest) ?? manifest.text;
    const fault = proveChanges(texts, changes) ?? (manifest.json ? jsonFault(text) : undefined);
    if (fault === undefined)
        return { text, edits: edits.get(manifest) ?? [] };
    const fix = 'Nothing was written. Write the value on a line of its own, or name another place with `field`.';
    const what = `the edit of "${manifest.file}" cannot be proven to change the image alone: ${fault}`;
    throw new action_error/* ActionError */.lZ({ code: 'edit_unproven', what, where: manifest.file, fix });
}
const manifestOfChange = (change) => (change.type === 'set' ? change.node.source : change.map.source);
/** Adds the edit to its own text and, mapped outwards, to every text around it. */
function addEdit(edits, manifest, edit) {
    const own = edits.get(manifest) ?? [];
    own.push(edit);
    edits.set(manifest, own);
    const { outer } = manifest;
    if (outer === undefined)
        return;
    const start = outer.offset(edit.start);
    const end = edit.end === edit.start ? start : outer.offset(edit.end);
    addEdit(edits, outer.node.source, { start, end, replacement: outer.encode(edit.replacement) });
}
function jsonFault(text) {
    try {
        JSON.parse(text.replace(/^\uFEFF/, ''));
        return undefined;
    }
    catch {
        return 'the result is not JSON';
    }
}
function editOf(change) {
    if (change.type === 'set')
        return editScalar(change.node, change.text);
    return change.type === 'insert' ? editForInsert(change) : editForRemove(change);
}
/** A new line below the pair, or a new entry after it in `{…}`, indented as the pair is. */
function editForInsert({ map, after, key, text }) {
    const { source } = map;
    const value = newScalar(source, text);
    const lineStart = source.text.lastIndexOf('\n', after.key.start - 1) + 1;
    const margin = source.text.slice(lineStart, after.key.start);
    const eol = source.text.includes('\r\n') ? '\r\n' : '\n';
    if (map.flow) {
        const quoted = after.key.type === 'scalar' && after.key.style === 'double' ? `"${key}"` : key;
        const separator = margin.trim() === '' && lineStart > 0 ? `,${eol}${margin}` : ', ';
        return { start: after.value.end, end: after.value.end, replacement: `${separator}${quoted}: ${value}` };
    }
    const indentation = margin.replace(/[^\t]/g, ' ');
    const at = lineEnd(source.text, contentEnd(after.value));
    return { start: at, end: at, replacement: `${eol}${indentation}${key}: ${value}` };
}
/** The whole lines of the pair; its characters alone where another pair shares the line. */
function editForRemove({ map, pair }) {
    const { text } = map.source;
    const index = map.pairs.indexOf(pair);
    const [before, next] = [map.pairs[index - 1], map.pairs[index + 1]];
    const lineStart = text.lastIndexOf('\n', pair.key.start - 1) + 1;
    const ownLine = text.slice(lineStart, pair.key.start).trim() === '';
    if (next !== undefined && map.flow)
        return { start: pair.key.start, end: next.key.start, replacement: '' };
    if (before !== undefined && map.flow)
        return { start: before.value.end, end: pair.value.end, replacement: '' };
    const end = lineEnd(text, contentEnd(pair.value));
    // Behind a `-` the next pair, or the comment above it, moves up.
    if (next !== undefined && !ownLine)
        return { start: pair.key.start, end: end + text.slice(end, next.key.start).search(/\S|$/), replacement: '' };
    const newline = text.startsWith('\r\n', end) ? 2 : text.startsWith('\n', end) ? 1 : 0;
    if (newline > 0)
        return { start: lineStart, end: end + newline, replacement: '' };
    const previous = text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : lineStart - 1;
    return { start: Math.max(0, previous), end, replacement: '' };
}
/** Where the last character of a value stands: a block's range goes on to the start of the line below it. */
const contentEnd = ({ source, start, end }) => start + source.text.slice(start, end).trimEnd().length;
/** The offset where the line of `at` ends, before its line break. */
function lineEnd(text, at) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    return end > at && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/rewrite.js
// Turns targets into the changes of each file, and refuses those that would change another image too. Writes to no disk.






/** The changed files; problems are added for places that cannot be written, and then the result is not to be used. */
function rewriteFiles(rewrites, all, manifests, problems) {
    const files = [];
    const feeds = feedsOf(all);
    for (const [file, group] of Map.groupBy(rewrites, ({ place }) => place.node.source.file)) {
        const manifest = manifests.get(file);
        if (manifest === undefined)
            continue;
        const changes = changesOf(group, feeds, problems);
        if (changes.length === 0)
            continue;
        const faults = findFaults(manifest).slice(0, 1);
        problems.push(...faults);
        if (faults.length > 0)
            continue;
        const applied = collectProblems(problems, () => applyChanges(manifest, changes));
        if (applied === undefined)
            continue;
        const [before, after] = [Buffer.from(manifest.text), Buffer.from(applied.text)];
        files.push({ path: file, before, after, edits: applied.edits });
    }
    return files;
}
/** A file is written only if all of it can be read; of a huge one the documents that hold the image are enough. */
const checkedLength = 512 * 1024;
const findFaults = ({ text, segments }) => text.length > checkedLength ? [] : segments.flatMap((segment) => segment.parse().faults);
/** The changes of one file, each once. */
function changesOf(group, feeds, problems) {
    const changes = new Map();
    const rewritten = new Set(group.map(({ place }) => place));
    for (const { place, next } of group) {
        const obstacle = obstacleProblem(place);
        if (obstacle !== undefined) {
            problems.push(obstacle);
            continue;
        }
        for (const change of collectProblems(problems, () => place.write(next)) ?? []) {
            const claims = changes.get(changedThing(change)) ?? new Map();
            changes.set(changedThing(change), claims);
            const key = change.type === 'insert' ? change.key : '';
            const rival = claims.get(key);
            if (rival === undefined)
                claims.set(key, { change, place });
            else if (textOf(rival.change) !== textOf(change))
                problems.push(sharedValue(change, place, rival.place));
            const other = feeds.get(rewrite_scalarOf(change) ?? {})?.find((each) => !rewritten.has(each));
            if (other !== undefined)
                problems.push(sharedValue(change, place, other));
        }
    }
    return [...changes.values()].flatMap((claims) => [...claims.values()].map(({ change }) => change));
}
function feedsOf(places) {
    const feeds = new Map();
    for (const place of places) {
        for (const node of place.uses)
            feeds.set(node, [...(feeds.get(node) ?? []), place]);
    }
    return feeds;
}
const textOf = (change) => (change.type === 'remove' ? undefined : change.text);
/** The scalar that a change is about; for a new key the one it is written behind. */
const rewrite_scalarOf = (change) => change.type === 'set' ? change.node : findScalar(change.type === 'insert' ? change.after.value : change.pair.value);
function sharedValue(change, place, other) {
    const node = rewrite_scalarOf(change) ?? place.node;
    const name = node.within === undefined ? `"${node.text}"` : `the anchor &${node.within} ("${node.text}")`;
    const fed = `${(0,image_reference/* formatImageReference */.my)(other.reference)} at ${formatLine(other)}`;
    return problemAt(node.source, node.start, {
        code: 'value_shared',
        what: `${name} feeds not only this image but also ${fed}`,
        fix: 'Write the two values out, so that one can change without the other.',
    });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/select.js
// Chooses among the places of all files those that a bump is about, and refuses what is ambiguous. Writes nothing.




/** Reads the change; throws an ActionError with every way in which it contradicts itself. */
function readWanted(change) {
    const problems = [];
    const wanted = new Map();
    const byRepository = new Map();
    for (const image of change.images) {
        const repository = (0,image_reference/* canonicalRepository */.JA)(image);
        const text = (0,image_reference/* formatImageReference */.my)(image);
        if (byRepository.has(repository))
            problems.push(duplicateImage(text, repository));
        if (image.tag === undefined && image.digest === undefined)
            problems.push(bareImage(text));
        byRepository.set(repository, image);
    }
    for (const each of wantedRepositories(change)) {
        const only = change.images.length === 1 ? change.images[0] : undefined;
        const image = byRepository.get((0,image_reference/* canonicalRepository */.JA)(each)) ?? only;
        if (image === undefined)
            problems.push(unclearMatch((0,image_reference/* formatRepository */.Sh)(each)));
        else
            wanted.set((0,image_reference/* canonicalRepository */.JA)(each), image);
    }
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    return wanted;
}
const duplicateImage = (text, repository) => ({
    code: 'image_duplicate',
    what: `"${text}" is the second image of ${repository}`,
    where: 'input `image`',
    fix: 'Give one image per repository.',
});
const bareImage = (text) => ({
    code: 'image_incomplete',
    what: `"${text}" has neither a tag nor a digest`,
    where: 'input `image`',
    fix: `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`,
});
const unclearMatch = (text) => ({
    code: 'match_unclear',
    what: `"${text}" is to be replaced, but by which of several images is not said`,
    where: 'input `match`',
    fix: 'Give one image with `match`, or run the step once per image.',
});
/** The places whose repository is wanted, in the named container only. */
function selectTargets(places, wanted, container) {
    return places
        .filter((place) => container === undefined || place.container === container)
        .flatMap((place) => {
        const image = wanted.get((0,image_reference/* canonicalRepository */.JA)(place.reference));
        return image === undefined ? [] : [{ place, image }];
    });
}
/** One problem for each repository whose places hold different images: which of them is meant cannot be known. */
function findAmbiguity(targets) {
    const groups = Map.groupBy(targets.filter(isWhole), ({ place }) => (0,image_reference/* canonicalRepository */.JA)(place.reference));
    return [...groups].flatMap(([repository, group]) => {
        // One with a digest, if any: a place without one would be the same version as two that differ.
        const first = (group.find(({ place }) => place.reference.digest !== undefined) ?? group[0])?.place.reference;
        if (first === undefined || group.every(({ place }) => isSameVersion(first, place.reference)))
            return [];
        return [
            {
                code: 'image_ambiguous',
                what: `the manifests hold different images of ${repository}:\n${listPlaces(group)}`,
                where: group[0] === undefined ? undefined : formatLine(group[0].place),
                fix: 'Say which of them is meant with `container`, a narrower `path`, or `field`.',
            },
        ];
    });
}
const listedPlaces = 20;
/** The places with their images; of many at least one of each image. */
function listPlaces(group) {
    const textOf = ({ place }) => (0,image_reference/* formatImageReference */.my)(place.reference);
    const firsts = new Set(new Map([...group].reverse().map((target) => [textOf(target), target])).values());
    const ordered = group.length > listedPlaces ? new Set([...group.filter((each) => firsts.has(each)), ...group]) : group;
    const rows = [...ordered].slice(0, listedPlaces);
    const more = group.length - rows.length;
    const lines = rows.map((target) => `${formatLine(target.place)} ${textOf(target)}${inContainer(target.place)}`);
    return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
/** False for a place that is refused anyway, and for an explicit field that holds a digest alone, beside the one that holds its tag. */
const isWhole = ({ place: { kind, reference, obstacle } }) => obstacle === undefined &&
    (kind !== 'explicit-field' || reference.digest === undefined || reference.tag !== undefined);
const inContainer = ({ container }) => (container === undefined ? '' : ` (container ${container})`);
/** By tag where both have one, and by digest where both have one; a tag and a digest alone cannot be compared. */
function isSameVersion(a, b) {
    if (a.tag === undefined && b.tag === undefined)
        return a.digest === b.digest;
    if (a.tag !== b.tag)
        return false;
    return a.digest === undefined || b.digest === undefined || a.digest === b.digest;
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __nccwpck_require__(2088);
;// CONCATENATED MODULE: ./.build/bump-manifest/tag-order.js
// Compares tags that are semantic versions, and only those: a downgrade must be certain before it is refused.
// https://semver.org/#spec-item-11

/** Negative when `a` is the lower version, positive when it is the higher, 0 when neither is; undefined when one of them is no SemVer. */
function compareTags(a, b) {
    const [left, right] = [tag_order_readVersion(a), tag_order_readVersion(b)];
    if (left === undefined || right === undefined)
        return undefined;
    return left.version.compare(right.version) || left.commits - right.commits;
}
/** `1.2.3-4-gabc1234` (git describe) and `1.2.3-abc1234` (semver-sha) come from the commit after the version, not from a pre-release: the commit says nothing about order. */
function tag_order_readVersion(tag) {
    const describe = /^(.*?)-(\d+)-g[0-9a-f]{7,40}$/.exec(tag);
    const text = describe?.[1] ?? tag.replace(/[-.]g?[0-9a-f]{7,40}$/, '');
    const version = (0,semver.parse)(text) ?? (0,semver.parse)(tag);
    return version === null ? undefined : { version, commits: Number(describe?.[2] ?? 0) };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/plan.js
// Decides which bytes of which manifests change for a new image. Pure: reads no file, writes none.













/** Plans the bump of `change` over all `files`; throws an ActionError with every problem, and then nothing is planned. */
function planBump(files, change) {
    const wanted = readWanted(change);
    const explicit = change.fields.length > 0;
    const { manifests, places, problems: faults, } = explicit ? scanFields(files, change) : scanFiles(files, change, wanted);
    const problems = [...faults];
    const targets = selectTargets(places, wanted, explicit ? undefined : change.container);
    problems.push(...findMissing(targets, change, faults, files.slice(0, nearMissFiles)));
    problems.push(...findAmbiguity(targets));
    problems.push(...findRivals(files.map(({ path }) => path), targets.map(({ place }) => place.node.source.file)));
    const forms = targets.flatMap(({ place, image }) => {
        const form = collectProblems(problems, () => chooseForm(place.reference, image, change.pinDigest));
        return form === undefined ? [] : [{ place, ...form }];
    });
    const planned = forms.map(({ place, next }) => ({ ...describePlace(place), next }));
    if (!change.allowDowngrade)
        problems.push(...findDowngrades(planned));
    const changed = rewriteFiles(forms, places, manifests, problems);
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(unique(problems));
    return {
        files: changed,
        places: planned,
        image: references(forms.map(({ next }) => next)),
        previousImage: references(targets.map(({ place }) => place.reference)),
        warnings: forms.filter(({ pinLost }) => pinLost).map(({ place }) => lostPin(place)),
    };
}
/** Near misses are looked for in so many files: parsing thousands of them only for an error would take seconds. */
const nearMissFiles = 500;
/** A wanted image without a place is a problem, unless a file that may hold it could not be read. */
function findMissing(targets, change, faults, files) {
    if (faults.length > 0)
        return [];
    const found = new Set(targets.map(({ place }) => (0,image_reference/* canonicalRepository */.JA)(place.reference)));
    const served = new Set(targets.map(({ image }) => image));
    const missing = change.match.length > 0
        ? change.images
            .filter((image) => !served.has(image))
            .flatMap(() => change.match.filter((each) => !found.has((0,image_reference/* canonicalRepository */.JA)(each))))
        : change.images.filter((image) => !served.has(image));
    if (missing.length === 0)
        return [];
    const places = findAllPlaces(files);
    return missing.map((repository) => imageNotFound(repository, places, change.container, files));
}
/** The places whose tag would go back, by semantic versions that are certain. */
function findDowngrades(places) {
    const problems = places.flatMap(({ file, line, reference: { tag }, next }) => {
        if (tag === undefined || next.tag === undefined || (compareTags(next.tag, tag) ?? 0) >= 0)
            return [];
        return [
            {
                code: 'downgrade_refused',
                what: `"${next.tag}" is older than "${tag}", which stands there now`,
                where: `${file}:${line}`,
                fix: 'Set `allow-downgrade: true` if that is meant, or go back with `rollback`.',
            },
        ];
    });
    return unique(problems);
}
const lostPin = (place) => `${formatLine(place)}: the new image has no digest, so the pin ${place.reference.digest ?? ''} is removed; give the image with its digest to stay pinned.`;
const references = (all) => [...new Set(all.map(image_reference/* formatImageReference */.my))].join('\n');
const unique = (problems) => [
    ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

;// CONCATENATED MODULE: ./.build/bump-manifest/subject.js
// Which image repositories a bump is about when nobody names an image: those that stand in the manifests and fit the service. Pure.


/** The given repositories; else the only one found; else the one that is named like the service. Throws an ActionError. */
function chooseRepositories(given, found, service, input) {
    if (given.length > 0)
        return [...given];
    const distinct = new Map(found.map(({ reference }) => [(0,image_reference/* canonicalRepository */.JA)(reference), reference]));
    if (distinct.size === 1)
        return [...distinct.values()];
    const named = [...distinct.values()].filter(({ repository }) => isNamedLike(repository, service));
    if (named.length === 1)
        return named;
    const where = `input \`${input}\``;
    const names = [...distinct.values()].map(image_reference/* formatRepository */.Sh);
    if (names.length === 0) {
        const files = input === 'rollback' ? 'path' : input;
        const what = `No image stands in the manifests that \`${files}\` means`;
        throw new action_error/* ActionError */.lZ({ code: 'image_not_found', what, where, fix: `Check \`${files}\`.` });
    }
    const what = `Several image repositories stand in the manifests: ${names.slice(0, 10).join(', ')}`;
    const fix = `Say which is meant, e.g. \`match: ${names[0]}\`.`;
    throw new action_error/* ActionError */.lZ({ code: 'repository_ambiguous', what, where, fix });
}
/** True for `checkout-service` and `shopfast-checkout-service`, whatever folder they lie in. */
function isNamedLike(repository, service) {
    const name = repository.split('/').at(-1) ?? '';
    return name === service.toLowerCase() || name.endsWith(`-${service.toLowerCase()}`);
}

;// CONCATENATED MODULE: ./.build/bump-manifest/promotion.js
// Picks the image that one environment runs, to write it for another: tag and digest as they stand. Pure.



/** One reference per repository. Throws an ActionError when none is there, or one repository stands there in two versions. */
function choosePromoted(found, match, service) {
    const where = 'input `promote-from`';
    const matched = match.filter((each) => found.some(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, each)));
    const repositories = chooseRepositories(matched, found, service, 'promote-from');
    return repositories.map((repository) => {
        const own = found.filter(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, repository));
        const versions = new Map(own.map((each) => [(0,image_reference/* formatImageReference */.my)(each.reference), each]));
        const [first] = own;
        if (first !== undefined && versions.size === 1)
            return first.reference;
        const places = [...versions].map(([image, { file, line }]) => `${image} (${file}:${line})`);
        const what = `The files to promote from hold ${versions.size} versions of one image: ${places.join(', ')}`;
        throw new action_error/* ActionError */.lZ({ code: 'promotion_ambiguous', what, where, fix: 'Narrow `promote-from` to one of them.' });
    });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/roll-back.js
// Finds the image to go back to in the history of the files that hold it. Pure: history is handed in, newest first.


const mostVersions = 10;
/** So many versions are read beyond the one that is found, to learn who shipped it. */
const mostBehind = 50;
/**
 * `wanted` is `previous`, a tag, a digest or a whole reference. `previous` is the last image that differs from `current`
 * and was not itself rolled back from. Reads no further than it must; throws an ActionError that lists what was there.
 */
async function findRollback(wanted, current, history) {
    const seen = new Map();
    const fates = new Map();
    const isMeant = (each) => wanted === 'previous'
        ? !isSameImage(each, current) && fates.get((0,image_reference/* formatImageReference */.my)(each)) !== 'undone'
        : [each.tag, each.digest, (0,image_reference/* formatImageReference */.my)(each)].includes(wanted);
    let reference;
    let behind = 0;
    for await (const { references, record } of history) {
        noteFates(fates, record);
        for (const each of references)
            if (!seen.has((0,image_reference/* formatImageReference */.my)(each)))
                seen.set((0,image_reference/* formatImageReference */.my)(each), each);
        reference ??= references.find(isMeant);
        if (reference === undefined)
            continue;
        // A commit that touched the files for another reason says nothing of where the image comes from.
        const image = (0,image_reference/* formatImageReference */.my)(reference);
        if (record?.images.includes(image))
            return { reference, record, warning: undefined };
        if (!references.map(image_reference/* formatImageReference */.my).includes(image) || ++behind > mostBehind)
            break;
    }
    const others = [...seen.values()].filter((each) => !isSameImage(each, current));
    if (reference !== undefined)
        return { reference, record: undefined, warning: undefined };
    const [undone] = others;
    if (wanted !== 'previous' || undone === undefined)
        throw neverThere(wanted, others.map(image_reference/* formatImageReference */.my));
    const warning = `${(0,image_reference/* formatImageReference */.my)(undone)} is the only other image in the history, and it was itself rolled back from.`;
    return { reference: undone, record: undefined, warning };
}
/** By digest where both have one, else by tag: a place that was only pinned, or unpinned, still runs the same. */
const isSameImage = (a, b) => a.digest !== undefined && b.digest !== undefined ? a.digest === b.digest : a.tag !== undefined && a.tag === b.tag;
/** Notes what a commit says, newest commits first. The newest word about an image counts: shipped again after it was undone, it is kept. */
function noteFates(fates, record) {
    if (record === undefined)
        return;
    for (const image of record.images)
        if (!fates.has(image))
            fates.set(image, 'kept');
    for (const image of record.rollback ? record.previousImages : [])
        if (!fates.has(image))
            fates.set(image, 'undone');
}
function neverThere(wanted, images) {
    const what = wanted === 'previous'
        ? 'The history of these files holds no other image to roll back to'
        : `"${wanted}" was never there in the history of these files`;
    const shown = images.slice(0, mostVersions).join('\n');
    const otherwise = 'Write it with `image: …` if it is older than some 4,000 commits of the branch, which are read.';
    const fix = images.length === 0 ? otherwise : `${otherwise} Those that were there, newest first:\n${shown}`;
    return new action_error/* ActionError */.lZ({ code: 'rollback_not_found', what, where: 'input `rollback`', fix });
}

// EXTERNAL MODULE: ./.build/bump-manifest/ship-record.js
var ship_record = __nccwpck_require__(1487);
;// CONCATENATED MODULE: ./.build/bump-manifest/image-source.js
// Finds the images that a request writes: those it names, those that other files hold, or those of the past. Plans nothing.










/** The manifests that the patterns mean; throws an ActionError for patterns that mean none. */
async function readManifests(head, patterns, input) {
    const entries = await head.list(patterns.map(({ base }) => base));
    const { files, unmatched } = (0,bump_manifest_paths/* selectFiles */.AL)(entries, patterns);
    if (unmatched.length > 0)
        throw (0,bump_manifest_paths/* unmatchedError */.yQ)(unmatched, await head.list(['']), input);
    return await head.read(files);
}
/** The images that `request` writes into `files`, the manifests of its paths at `head`. */
async function findImageSource(head, request, files) {
    if (request.occasion === 'bump')
        return { images: request.images, shippedBy: undefined, warnings: [] };
    if (request.occasion === 'promote') {
        const from = await readManifests(head, request.promoteFrom, 'promote-from');
        const images = choosePromoted(findImages(from), image_source_namedRepositories(request), request.service);
        return { images, shippedBy: await findShipment(head, request.service, images), warnings: [] };
    }
    const targets = await findRollbacks(head, request, files);
    return {
        images: targets.map(({ reference }) => reference),
        shippedBy: targets.find(({ record }) => record !== undefined)?.record,
        warnings: targets.flatMap(({ warning }) => warning ?? []),
    };
}
const mostCommits = 200;
/** The newest bump that wrote the images elsewhere and knows its source commit; undefined when it is not among the last commits. */
async function findShipment(head, service, images) {
    const wanted = images.map(image_reference/* formatImageReference */.my);
    let read = 0;
    for await (const { message } of head.commits()) {
        const record = (0,ship_record/* readRecord */.aE)(message);
        const isIt = record?.service === service && wanted.every((image) => record.images.includes(image));
        if (isIt && record.sourceCommit !== undefined)
            return record;
        if (++read === mostCommits)
            return undefined;
    }
    return undefined;
}
/** What narrows a promotion or a roll-back: `match`, else the repositories of `image`. */
const image_source_namedRepositories = ({ limits, images }) => limits.match.length > 0 ? limits.match : images;
async function findRollbacks(head, request, files) {
    const { found, problems } = findOwnImages(files, request);
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    const repositories = chooseRepositories(image_source_namedRepositories(request), found, request.service, 'rollback');
    const targets = [];
    for (const repository of repositories) {
        const own = found.filter(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, repository));
        const [first] = own;
        // The error for an image that is not there, with near misses, is the plan's.
        if (first === undefined)
            planBump(files, { ...request.limits, match: [], images: [{ ...repository, tag: 'none', digest: undefined }] });
        else {
            const past = pastVersions(head, request, [...new Set(own.map(({ file }) => file))], first.reference);
            targets.push(await findRollback(request.rollback ?? '', first.reference, past));
        }
    }
    return targets;
}
/** A folder of many services changes with each of them: an image that moved long ago is not looked for. */
const mostElsewhere = 100;
/**
 * The images of the files in which the service stands, then of all files of the path as its last commits changed them:
 * it may have stood in others before.
 */
async function* pastVersions(head, request, files, of) {
    const versionOf = (held, message) => ({
        references: findOwnImages(held, request)
            .found.map(({ reference }) => reference)
            .filter((each) => (0,image_reference/* isSameRepository */.ve)(each, of)),
        record: (0,ship_record/* readRecord */.aE)(message),
    });
    const seen = new Set();
    for await (const { sha, files: held, message } of head.history(files)) {
        seen.add(sha);
        yield versionOf(held, message);
    }
    const bases = [...new Set(request.paths.map(({ base }) => base))];
    // The history of a whole repository is not looked through.
    if (bases.includes(''))
        return;
    const known = new Set((await head.list(bases)).map(({ blob }) => blob));
    let looked = 0;
    for await (const { sha, message } of head.history(bases)) {
        if (seen.has(sha))
            continue;
        const past = head.at(sha);
        const held = (0,bump_manifest_paths/* selectFiles */.AL)(await past.list(bases), request.paths).files.filter(({ blob }) => !known.has(blob));
        for (const { blob } of held)
            known.add(blob);
        yield versionOf(await past.read(held), message);
        if (++looked === mostElsewhere)
            return;
    }
}
/** The images that the request may be about, by its fields where it has some, else all of its container; and the faults of fields. */
function findOwnImages(files, { limits, images }) {
    const { container, fields } = limits;
    if (fields.length === 0) {
        const all = findImages(files);
        return { found: all.filter((each) => container === undefined || each.container === container), problems: [] };
    }
    const { places, problems } = scanFields(files, { ...limits, images });
    const groups = Map.groupBy(places.map(describePlace), ({ reference }) => (0,image_reference/* canonicalRepository */.JA)(reference));
    return { found: [...groups.values()].flatMap(joinHalves), problems };
}
/** A tag and a digest that stand in fields of their own are one image. */
function joinHalves(found) {
    const tag = found.find(({ reference }) => reference.digest === undefined);
    const digest = found.find(({ reference }) => reference.tag === undefined)?.reference.digest;
    if (found.length !== 2 || tag === undefined || digest === undefined)
        return found;
    return [{ ...tag, reference: { ...tag.reference, digest } }];
}

;// CONCATENATED MODULE: ./.build/bump-manifest/order.js
// Decides whether a run may still write: an older one never overwrites a newer one, and a roll-back holds. Pure.



/** Finds the newest bump among records that come newest first; undefined when there is none yet. Stop reading once it is found. */
function findLastBump(records, candidate) {
    const own = records.filter((record) => (0,ship_record/* concernsSame */.mT)(record, candidate));
    const record = own.find((each) => !each.rollback);
    return record === undefined ? undefined : { record, rolledBack: own[0]?.rollback === true };
}
/** Decides by ancestry where it is known, else by SemVer, else by the number of the run. */
function judgeOrder(candidate, last, ancestry) {
    const { record, rolledBack } = last;
    const commit = record.sourceCommit?.slice(0, 7) ?? 'an unknown commit';
    // The manifests hold something else now although this very image was written: somebody took it back by hand.
    const takenBack = record.images.length > 0 && record.images.join('\n') === candidate.images.join('\n');
    const held = rolledBack || takenBack;
    if (ancestry === 'older')
        return superseded(`${commit}, which is newer, was written already`);
    if (ancestry === 'newer')
        return { superseded: false };
    if (ancestry === 'same')
        return held ? heldBack(commit) : { superseded: false };
    return judgeBlindly(candidate, record, held, commit);
}
/** A promotion copies what another environment runs now, so only an image that was rolled back must not come again, in whatever run. */
function judgePromotion(candidate, last) {
    const isSame = candidate.images.join('\n') === last.record.images.join('\n');
    return last.rolledBack && isSame ? heldBack(candidate.images.join(', ')) : { superseded: false };
}
/** Without ancestry. A run is as old as its number, also when it is run again. */
function judgeBlindly(candidate, last, held, commit) {
    const run = (0,ship_record/* runNumberOf */.Gv)(candidate.run);
    const lastRun = (0,ship_record/* runNumberOf */.Gv)(last.run);
    const known = run !== undefined && lastRun !== undefined;
    const version = compareVersions(candidate.images, last.images);
    if (held && (version === 0 || (known && run <= lastRun)))
        return heldBack(commit);
    // A newer run that writes a lower version does so on purpose; whether it may is not a question of order.
    if (version !== undefined && version < 0 && !(known && run > lastRun))
        return superseded(`${last.images.join(', ')}, which is a higher version, was written already`);
    if (version !== undefined && version > 0)
        return { superseded: false };
    if (known && run < lastRun)
        return superseded(`run ${lastRun}, which is newer than run ${run}, wrote already`);
    return { superseded: false };
}
const superseded = (reason) => ({ superseded: true, reason });
const heldBack = (commit) => superseded(`${commit} was written and rolled back; a roll-back holds until a newer commit arrives`);
/** Undefined unless both are one image whose tags parse as SemVer. */
function compareVersions(candidate, last) {
    const [a, b] = [versionOf(candidate), versionOf(last)];
    return a === undefined || b === undefined ? undefined : semver.compare(a, b);
}
function versionOf(images) {
    const [image = ''] = images;
    const tag = images.length === 1 ? (0,image_reference/* findImageReference */.A$)(image)?.tag : undefined;
    return tag === undefined ? undefined : (semver.parse(tag) ?? undefined);
}

;// CONCATENATED MODULE: ./.build/bump-manifest/decision.js
// Reads one head of the manifests and says what is to be done there: which files change to what, and whether this run may.
// Made anew after every lost race. Writes nothing.





/** A run can be started again for 30 days after its first start, which may itself have waited for days. */
const memoryDays = 35;
/** Reads what the request needs of `head` and plans it. */
async function decide(head, request, compare, memory) {
    const files = await readManifests(head, request.paths, 'path');
    const source = await findImageSource(head, request, files);
    const change = { ...request.limits, images: source.images, pinDigest: pinOf(request) };
    const plan = withWarnings(planBump(files, { ...change, allowDowngrade: true }), source.warnings);
    const record = recordOf(request, plan, source.shippedBy);
    if (plan.files.length === 0)
        return { plan, record, verdict: { superseded: false } };
    const verdict = await judge(head, request, record, compare, memory);
    // Whether a lower version may be written at all is asked last: an older run is no error.
    const downgrades = verdict.superseded || request.limits.allowDowngrade ? [] : findDowngrades(plan.places);
    if (downgrades.length > 0)
        throw new action_error/* ActionError */.lZ(downgrades);
    return { plan, record, verdict };
}
/** A promotion writes what the other environment runs, a roll-back what ran: tag and digest, unless `pin-digest` says otherwise. */
const pinOf = ({ occasion, limits }) => occasion !== 'bump' && limits.pinDigest === 'keep' ? 'copy' : limits.pinDigest;
function recordOf(request, plan, shippedBy) {
    return {
        service: request.service,
        environment: request.environment,
        images: plan.image.split('\n'),
        previousImages: plan.previousImage?.split('\n') ?? [],
        sourceRepository: shippedBy?.sourceRepository ?? request.sourceRepository,
        sourceCommit: request.sourceCommit ?? shippedBy?.sourceCommit,
        run: request.run,
        actor: request.actor,
        rollback: request.occasion === 'rollback',
        files: plan.files.map(({ path }) => path),
    };
}
/** Whether `record` may be written on top of `head`, whose commits are its memory. */
async function judge(head, request, record, compare, memory = new Map()) {
    if (request.force || request.occasion === 'rollback')
        return { superseded: false };
    const last = await findLast(head, record, memory);
    if (head.sha !== undefined)
        memory.set(head.sha, last);
    if (last === undefined)
        return { superseded: false };
    if (request.occasion === 'promote')
        return judgePromotion(record, last);
    const other = last.record.sourceCommit;
    const known = record.sourceCommit !== undefined && other !== undefined && isSameSource(record, last.record);
    return judgeOrder(record, last, known ? await compare(record.sourceCommit, other) : undefined);
}
const isSameSource = (a, b) => a.sourceRepository === undefined || b.sourceRepository === undefined || a.sourceRepository === b.sourceRepository;
/** Reads back until the last bump of the same thing, a head that was read before, or a time of which no run can come back. */
async function findLast(head, candidate, memory) {
    const oldest = Date.now() - memoryDays * 24 * 3600 * 1000;
    const records = [];
    for await (const { sha, message, committedAt } of head.commits()) {
        if (memory.has(sha))
            return olderBump(records, memory.get(sha), candidate);
        const record = (0,ship_record/* readRecord */.aE)(message);
        if (record !== undefined)
            records.push(record);
        const last = record === undefined ? undefined : findLastBump(records, candidate);
        if (last !== undefined)
            return last;
        if (Date.parse(committedAt) < oldest)
            return undefined;
    }
    return undefined;
}
/** What was found before, unless a roll-back came since then. */
function olderBump(newer, last, candidate) {
    if (last === undefined)
        return undefined;
    return {
        ...last,
        rolledBack: last.rolledBack || newer.some((each) => each.rollback && (0,ship_record/* concernsSame */.mT)(each, candidate)),
    };
}
const withWarnings = (plan, warnings) => warnings.length === 0 ? plan : { ...plan, warnings: [...warnings, ...plan.warnings] };

// EXTERNAL MODULE: ./.build/bump-manifest/github-inputs.js
var github_inputs = __nccwpck_require__(2572);
;// CONCATENATED MODULE: ./.build/bump-manifest/image-evidence.js
// What a registry's answer about an image means for a bump. Pure: asks nobody.

/** The distinct images that the plan writes where another stands now. */
function writtenImages({ places }) {
    const changed = places.filter(({ reference, next }) => (0,image_reference/* formatImageReference */.my)(reference) !== (0,image_reference/* formatImageReference */.my)(next));
    return [...new Map(changed.map(({ next }) => [(0,image_reference/* formatImageReference */.my)(next), next])).values()];
}
/** What `presence` means; `older` are the images that a roll-back may go to instead, newest first. */
function weigh(image, presence, mode, occasion, older = []) {
    const text = (0,image_reference/* formatImageReference */.my)(image);
    if (presence.state === 'absent')
        return { kind: 'problem', problem: absent(text, occasion, older) };
    if (presence.state === 'unknown') {
        if (mode === 'true')
            return { kind: 'problem', problem: unverified(text, presence.why) };
        return {
            kind: 'notice',
            message: `The registry could not tell whether ${text} exists, so it is not verified: ${presence.why}`,
        };
    }
    const { tagPointsTo } = presence;
    if (tagPointsTo === undefined || tagPointsTo === image.digest)
        return { kind: 'info', message: `The registry has ${text}` };
    const message = `The registry has ${image.digest}, but its tag "${image.tag}" points to ${tagPointsTo} now; ${text} is written, and runs by its digest.`;
    return { kind: 'warning', message };
}
const otherwise = 'If the cluster pulls it from somewhere else, set `verify-image: false`.';
const fixes = {
    bump: `Build and push it first (build-push-image), or check \`image\`. ${otherwise}`,
    promote: `What is promoted has been deleted: ship it anew to the files of \`promote-from\`, or promote from others. ${otherwise}`,
};
function absent(text, occasion, older) {
    const where = { bump: 'image', promote: 'promote-from', rollback: 'rollback' }[occasion];
    return {
        code: 'image_absent',
        what: `"${text}" is not in its registry: nothing is written`,
        where: `input \`${where}\``,
        fix: occasion === 'rollback' ? rollbackFix(older) : fixes[occasion],
    };
}
function rollbackFix(older) {
    if (older.length === 0)
        return `It was deleted, and no other image was there before: ship a new one with \`image: …\`. ${otherwise}`;
    const words = { there: ['is in its registry'], absent: ['deleted, too'], unknown: [] };
    const shown = older.map(({ image, state, isUndone }) => {
        const said = [...words[state], ...(isUndone ? ['but was rolled back from'] : [])].join(', ');
        return `${(0,image_reference/* formatImageReference */.my)(image)}${said === '' ? '' : ` (${said})`}`;
    });
    const first = older.find(({ state, isUndone }) => state === 'there' && !isUndone)?.image;
    const version = first?.tag ?? first?.digest ?? '<tag>';
    return `It was deleted: ask for another, e.g. \`rollback: ${version}\`. Those that were there, newest first:\n${shown.join('\n')}\n${otherwise}`;
}
function unverified(text, why) {
    return {
        code: 'image_unverified',
        what: `Whether "${text}" exists cannot be told: ${why}`,
        where: 'input `verify-image`',
        fix: 'Log in to its registry before this step (`docker login`, or aws-actions/configure-aws-credentials for ECR) with the right to read, or set `verify-image: auto` to go on without an answer.',
    };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/image-inquiry.js
// Asks the registries for the images that a plan writes, before it is written; looks for others when a roll-back's is gone. Writes nothing.






/** A stalled registry does not stall a bump for longer, in seconds. */
const patience = { auto: 5, true: 20 };
const leastSeconds = 1;
const mostOlder = 10;
/** Asks for each image once, however often it is planned. */
function inquiry({ mode, request, job, deadline, openPresence }) {
    if (mode === 'false')
        return async () => undefined;
    const { env, log, signal } = job;
    const askOnce = openPresence({ env, insist: mode === 'true', signal, onSecret: log.mask });
    const answers = new Map();
    const ask = async (image) => {
        const text = (0,image_reference/* formatImageReference */.my)(image);
        const seconds = Math.max(leastSeconds, Math.min(patience[mode], deadline.remaining()));
        const answer = answers.get(text) ?? askOnce(image, seconds);
        answers.set(text, answer);
        return await answer;
    };
    return async (head, plan) => {
        const fresh = writtenImages(plan).filter((image) => !answers.has((0,image_reference/* formatImageReference */.my)(image)));
        const presences = await Promise.all(fresh.map(ask));
        const evidence = await Promise.all(fresh.map(async (image, at) => {
            const presence = presences[at] ?? { state: 'unknown', why: 'nobody was asked' };
            const isGone = presence.state === 'absent' && request.occasion === 'rollback';
            return weigh(image, presence, mode, request.occasion, isGone ? await findOlder(head, plan, image, ask) : []);
        }));
        const problems = evidence.flatMap((each) => (each.kind === 'problem' ? [each.problem] : []));
        for (const each of evidence)
            if (each.kind !== 'problem')
                log[each.kind](each.message);
        if (problems.length > 0)
            throw new action_error/* ActionError */.lZ(problems);
    };
}
/** What else stood in the files before, newest first, and whether it is still there. */
async function findOlder(head, { places }, gone, ask) {
    const own = places.filter(({ next }) => (0,image_reference/* isSameRepository */.ve)(next, gone));
    const besides = new Set([gone, ...own.map(({ reference }) => reference)].map(image_reference/* formatImageReference */.my));
    const found = new Map();
    const fates = new Map();
    try {
        for await (const { files, message } of head.history([...new Set(own.map(({ file }) => file))])) {
            noteFates(fates, (0,ship_record/* readRecord */.aE)(message));
            for (const { reference } of findImages(files)) {
                const text = (0,image_reference/* formatImageReference */.my)(reference);
                if ((0,image_reference/* isSameRepository */.ve)(reference, gone) && !besides.has(text))
                    found.set(text, reference);
            }
            if (found.size >= mostOlder)
                break;
        }
    }
    catch (thrown) {
        // The list is a help beside the error that is told in any case.
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
    }
    const images = [...found].slice(0, mostOlder);
    return await Promise.all(images.map(async ([text, image]) => ({
        image,
        state: (await ask(image)).state,
        isUndone: fates.get(text) === 'undone',
    })));
}

;// CONCATENATED MODULE: ./.build/bump-manifest/api-history.js
// The history of a branch through GitHub's API, in pages that are asked for as it is read. Never reads more than is taken.
/** Commits from `oid` backwards; `newest` are those that are known already. */
async function* apiCommits(repository, oid, newest) {
    for await (const commit of readPages(repository, oid, undefined, newest))
        yield historyCommit(commit);
}
/** Commits from `oid` backwards that touched one of `paths`, each with the files as they stood after it. */
async function* apiHistory(repository, oid, paths) {
    const merged = mergeNewestFirst(paths.map((path) => readPages(repository, oid, path)));
    let batch = [];
    let size = 8;
    for await (const commit of merged) {
        batch.push(commit);
        if (batch.length < size)
            continue;
        yield* await readVersions(repository, batch, paths);
        batch = [];
        size = Math.min(size * 2, 32);
    }
    if (batch.length > 0)
        yield* await readVersions(repository, batch, paths);
}
const historyCommit = ({ oid, message, committedAt }) => ({
    sha: oid,
    message,
    committedAt,
});
async function* readPages(repository, oid, path, known) {
    const where = path === undefined ? {} : { path };
    let page = known ?? (await repository.commits(oid, { ...where, first: 20 }));
    for (;;) {
        yield* page.commits;
        if (page.next === undefined)
            return;
        page = await repository.commits(oid, { ...where, after: page.next, first: 100 });
    }
}
async function readVersions(repository, commits, paths) {
    const oids = commits.map(({ oid }) => oid);
    const found = (await repository.filesAt(oids, paths)).map((entries) => entries.filter(({ type }) => type === 'blob'));
    const missing = found.flat().filter(({ content }) => content === undefined);
    const bytes = missing.length === 0 ? undefined : await repository.blobs(missing.map(({ oid }) => oid));
    return commits.map((commit, at) => ({
        ...historyCommit(commit),
        files: (found[at] ?? []).map(({ path, oid, content }) => ({
            path,
            bytes: content ?? bytes?.get(oid) ?? Buffer.alloc(0),
        })),
    }));
}
/** Several histories as one, each commit once. */
async function* mergeNewestFirst(sources) {
    const fronts = await Promise.all(sources.map(async (source) => ({ source, front: await source.next() })));
    const seen = new Set();
    const dateOf = ({ front }) => Date.parse(front.value?.committedAt ?? '');
    for (;;) {
        const open = fronts.filter(({ front }) => front.done !== true);
        const [newest] = open.toSorted((a, b) => dateOf(b) - dateOf(a));
        const commit = newest?.front.value;
        if (newest === undefined || commit === undefined)
            return;
        if (!seen.has(commit.oid))
            yield commit;
        seen.add(commit.oid);
        newest.front = await newest.source.next();
    }
}

;// CONCATENATED MODULE: ./.build/bump-manifest/api-branch.js
// A branch of the manifests repository through GitHub's API, so that GitHub signs the commits. Writes only plain files,
// and reads what it needs along with the head: two round trips when nobody raced. Keeps nothing on disk.


/** How many paths are asked along with the head. */
const alongAtMost = 50;
/** The branch; speaks to nobody before the first fetch. */
function openApiBranch({ repository, branch, paths }) {
    let newest;
    const doubt = { change: undefined };
    return {
        get name() {
            return newest?.branch ?? branch ?? 'HEAD';
        },
        get repository() {
            return newest?.url ?? repository.name;
        },
        fetch: async () => {
            const asked = [...new Set(paths.filter((path) => path !== ''))].slice(0, alongAtMost);
            newest = await repository.head(branch, asked);
            if (newest === undefined)
                throw branchMissing(repository.name, branch);
            return new ApiHead(repository, newest, doubt);
        },
        close: async () => undefined,
    };
}
/** Our commit among those that came since; its message names the run, so nobody else made it. */
function findLanded({ newest }, { change }) {
    if (change === undefined)
        return undefined;
    const past = newest.commits.findIndex(({ oid }) => oid === change.parent);
    const since = past < 0 ? newest.commits : newest.commits.slice(0, past);
    return since.find(({ message }) => message.trim() === change.message.trim())?.oid;
}
class ApiHead {
    sha;
    landed;
    #doubt;
    #repository;
    #head;
    #entries = new Map();
    #contents = new Map();
    constructor(repository, head, doubt) {
        this.sha = head.oid;
        this.landed = findLanded(head, doubt);
        this.#doubt = doubt;
        this.#repository = repository;
        this.#head = head;
    }
    async list(folders) {
        const found = await this.#find(folders.filter((folder) => folder !== ''));
        const trees = folders.includes('') ? [{ oid: this.sha, path: '' }] : found.filter(({ type }) => type === 'tree');
        const below = await Promise.all(trees.map(({ oid, path }) => this.#listTree(oid, path)));
        for (const entry of [...found, ...below.flat()])
            this.#keep(entry);
        const covers = (path) => folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
        return [...this.#entries.values()].filter(({ path }) => covers(path));
    }
    async read(entries) {
        const missing = entries.filter(({ blob }) => !this.#contents.has(blob)).map(({ blob }) => blob);
        const more = missing.length === 0 ? [] : await this.#repository.blobs(missing);
        for (const [blob, bytes] of more)
            this.#contents.set(blob, bytes);
        return entries.map(({ path, blob }) => ({ path, bytes: this.#contents.get(blob) ?? Buffer.alloc(0) }));
    }
    commits() {
        return apiCommits(this.#repository, this.sha, this.#head.newest);
    }
    history(paths) {
        return apiHistory(this.#repository, this.sha, paths);
    }
    at(sha) {
        return new ApiHead(this.#repository, { ...this.#head, oid: sha, found: new Map() }, this.#doubt);
    }
    async push({ files, message, onto }) {
        await this.#refuseModes(files.map(({ path }) => path));
        const commit = { branch: this.#head.branch, parent: this.sha, message, files, onto };
        const made = await this.#repository.commit(commit);
        if (made.verdict === 'raced') {
            if (made.isLost && onto === undefined)
                this.#doubt.change = commit;
            return { outcome: 'raced', reason: made.reason };
        }
        return { outcome: 'pushed', sha: made.oid, verified: made.verified };
    }
    /** What lies at paths; asks only for those that did not come along with the head. */
    async #find(paths) {
        const known = this.#head.found;
        const unknown = paths.filter((path) => !known.has(path) && !this.#entries.has(path));
        const [answer = []] = unknown.length === 0 ? [] : await this.#repository.filesAt([this.sha], unknown);
        return [...paths.flatMap((path) => known.get(path)?.entry ?? []), ...answer];
    }
    /** Everything below a folder: from what came along when it has no folders of its own. */
    async #listTree(oid, folder) {
        const known = this.#head.found.get(folder)?.children;
        if (known !== undefined && known.length > 0 && known.every(({ type }) => type !== 'tree'))
            return known;
        const entries = await this.#repository.tree(oid);
        if (entries === undefined)
            throw tooLarge(this.#repository.name, folder);
        const prefix = folder === '' ? '' : `${folder}/`;
        return [...(known ?? []), ...entries.map((entry) => ({ ...entry, path: `${prefix}${entry.path}` }))];
    }
    #keep({ path, mode, type, oid, content }) {
        if (type !== 'tree')
            this.#entries.set(path, { path, mode, blob: oid });
        if (content !== undefined)
            this.#contents.set(oid, content);
    }
    /** GitHub makes every file of such a commit a plain one. */
    async #refuseModes(paths) {
        const unknown = paths.filter((path) => !this.#entries.has(path));
        if (unknown.length > 0)
            await this.list(unknown);
        const problems = paths
            .map((path) => ({ path, mode: this.#entries.get(path)?.mode ?? 'absent' }))
            .filter(({ mode }) => mode !== '100644')
            .map(({ path, mode }) => ({
            code: 'signed_file_mode',
            what: `"${path}" is ${modeNames[mode] ?? mode}, and a commit through GitHub's API would make it a plain file`,
            where: 'input `signed`',
            fix: 'Take its executable bit away in the manifests repository, or write by git: `signed: false`.',
        }));
        if (problems.length > 0)
            throw new action_error/* ActionError */.lZ(problems);
    }
}
const modeNames = { '100755': 'executable', '120000': 'a symbolic link' };
const branchMissing = (repository, branch) => new action_error/* ActionError */.lZ({
    code: 'branch_not_found',
    what: branch === undefined ? `${repository} has no commit` : `${repository} has no branch "${branch}"`,
    where: 'input `ref`',
    fix: 'Name a branch of that repository; it must hold the manifests already.',
});
const tooLarge = (repository, folder) => new action_error/* ActionError */.lZ({
    code: 'signed_tree_too_large',
    what: `GitHub's API cannot list ${folder === '' ? `all of ${repository}` : `"${folder}" of ${repository}`}: it has too many files`,
    where: 'input `path`',
    fix: 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.',
});

;// CONCATENATED MODULE: ./.build/bump-manifest/git-branch.js
// A branch of the manifests repository reached through git. Decides how much history is fetched, and whether a push that
// got no answer has arrived; how git is run is the client's business.


const firstStep = 200;
const firstTreeStep = 50;
/** With the steps before it some 4,000 commits: beyond, a roll-back would fetch as much as a clone. */
const lastTreeStep = 3200;
const blobsAtOnce = 16;
/** The branch that `remote` was opened for. `repository` is its URL for people. */
function gitBranch(remote, repository, patience) {
    const doubt = { commit: undefined };
    return {
        get name() {
            return remote.branch();
        },
        repository,
        fetch: async () => {
            const sha = await remote.fetch();
            const landed = doubt.commit !== undefined && (await remote.contains(sha, doubt.commit)) ? doubt.commit : undefined;
            return { ...gitHead(remote, sha, patience, doubt), landed };
        },
        close: async () => await remote.close(),
    };
}
function gitHead(remote, sha, patience, doubt) {
    const modes = new Map();
    return {
        sha,
        list: async (folders) => {
            const entries = await remote.list(sha, folders);
            for (const { path, mode } of entries)
                modes.set(path, mode);
            return entries;
        },
        read: async (entries) => await readFiles(remote, entries),
        commits: () => readCommits(remote, sha),
        history: (paths) => readHistory(remote, sha, paths),
        at: (past) => ({
            list: async (folders) => await remote.list(past, folders),
            read: async (entries) => await readFiles(remote, entries),
        }),
        push: async (change) => {
            const files = change.files.map((file) => ({ ...file, mode: modes.get(file.path) ?? '100644' }));
            const commit = await remote.commit(sha, { files, message: change.message, ...change.author });
            return await land(remote, sha, commit, change, patience, doubt);
        },
    };
}
async function readFiles(remote, entries) {
    const bytes = await remote.read(entries.map(({ blob }) => blob));
    return entries.map(({ path, blob }) => ({ path, bytes: bytes.get(blob) ?? Buffer.alloc(0) }));
}
/** Messages only: what is here first, then in steps that grow. */
async function* readCommits(remote, sha) {
    const seen = new Set();
    let limit = firstStep;
    for (let step = firstStep;;) {
        const log = await remote.log(sha, limit);
        for (const commit of log) {
            if (seen.has(commit.sha))
                continue;
            seen.add(commit.sha);
            yield commit;
        }
        if (log.length >= limit)
            limit *= 4;
        else if (await remote.deepen(sha, step, false))
            step *= 4;
        else
            return;
    }
}
async function* readHistory(remote, sha, paths) {
    const seen = new Set();
    for (let step = firstTreeStep;; step *= 4) {
        const deeper = await remote.deepen(sha, step, true);
        const boundary = new Set(await remote.boundary());
        const changes = await remote.changes(sha, paths);
        const fresh = changes.filter((change) => !seen.has(change.sha) && !boundary.has(change.sha));
        for (let at = 0; at < fresh.length; at += blobsAtOnce) {
            const some = fresh.slice(at, at + blobsAtOnce);
            await remote.read(some.flatMap(({ entries }) => entries.map(({ blob }) => blob)));
            for (const { entries, ...commit } of some) {
                seen.add(commit.sha);
                yield { ...commit, files: await readFiles(remote, entries) };
            }
        }
        if (!deeper || step >= lastTreeStep)
            return;
    }
}
/** Pushes until it is known what became of the commit. The same commit is pushed again, so that it cannot arrive twice. */
async function land(remote, base, commit, change, patience, doubt) {
    for (let wait = 250;; wait = Math.min(wait * 2, 8000)) {
        const verdict = await remote.push(commit, base, change.onto);
        if (verdict.verdict === 'pushed')
            return { outcome: 'pushed', sha: commit };
        if (verdict.verdict === 'refused')
            throw verdict.error;
        if (verdict.verdict === 'raced') {
            if (verdict.sent)
                doubt.commit = commit;
            if (!verdict.sent || change.onto === undefined)
                return { outcome: 'raced', reason: verdict.reason };
        }
        const standing = await whereStands(remote, base, commit, change);
        if (standing === 'arrived')
            return { outcome: 'pushed', sha: commit };
        if (standing === 'moved')
            return { outcome: 'raced', reason: 'somebody else pushed while the answer was lost' };
        if (patience.remaining() <= wait / 1000)
            throw unanswered(remote, change, verdict.reason);
        await (0,promises_.setTimeout)(wait * (0.5 + Math.random() / 2));
    }
}
async function whereStands(remote, base, commit, change) {
    if (change.onto !== undefined) {
        const now = await remote.locate(change.onto.branch);
        return now === commit ? 'arrived' : now === change.onto.expected ? 'unmoved' : 'moved';
    }
    const now = await remote.fetch();
    if (now === base)
        return 'unmoved';
    return (await remote.contains(now, commit)) ? 'arrived' : 'moved';
}
function unanswered(remote, { onto }, reason) {
    const branch = onto?.branch ?? remote.branch();
    const what = `The push to ${branch} was not answered (${reason}), and the branch does not have the commit`;
    const fix = 'Run the step again when the server is well; nothing was written. `max-wait-seconds` says how long to try.';
    return new action_error/* ActionError */.lZ({ code: 'push_unanswered', what, where: 'input `repository`', fix });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/workspace-branch.js
// The files of the workspace in the shape of a branch: they can be read and replaced, and have no history.
/** A branch whose push replaces the files in place and makes no commit: its sha is empty. */
function workspaceBranch(files) {
    const head = {
        sha: '',
        list: async (folders) => (await files.list(folders)).map((entry) => ({ ...entry, blob: '' })),
        read: async (entries) => await files.read(entries.map(({ path }) => path)),
        commits: workspace_branch_nothing,
        history: workspace_branch_nothing,
        at: () => head,
        push: async (change) => {
            await files.replace(change.files);
            return { outcome: 'pushed', sha: '' };
        },
    };
    return { name: 'the workspace', repository: 'the workspace', fetch: async () => head, close: async () => undefined };
}
async function* workspace_branch_nothing() { }

;// CONCATENATED MODULE: ./.build/bump-manifest/open-branch.js
// Chooses how the manifests are reached: as files of the workspace, or as a branch through git or GitHub's API. Reads nothing yet.



/** The branch to write. The caller closes it. */
async function openBranch(inputs, repository, job, request, deadline, clients, github) {
    const { context, log, env, signal } = job;
    if (repository === undefined || inputs.mode === 'none') {
        return workspaceBranch(clients.openWorkspaceFiles(context.workspace));
    }
    const branch = inputs.ref?.replace(/^refs\/heads\//, '');
    if (inputs.signed && github !== undefined) {
        const paths = [...request.paths, ...request.promoteFrom].map(({ base }) => base);
        return openApiBranch({ repository: github.repository, branch, paths });
    }
    const remote = await clients.openGit({
        url: repository.url,
        branch,
        credentials: { token: inputs.token, sshKey: inputs['ssh-key'], knownHosts: inputs['ssh-known-hosts'] },
        temporaryFolder: context.temporaryFolder,
        env,
        deadline,
        signal,
        onSecret: log.mask,
    });
    return gitBranch(remote, repository.name ?? repository.url, deadline);
}

// EXTERNAL MODULE: ./.build/domain/markdown.js
var markdown = __nccwpck_require__(2262);
// EXTERNAL MODULE: ./.build/domain/template.js
var domain_template = __nccwpck_require__(6921);
// EXTERNAL MODULE: ./.build/bump-manifest/trailers.js
var trailers = __nccwpck_require__(6771);
;// CONCATENATED MODULE: ./.build/bump-manifest/pull-request.js
// The pull request of a bump: its branch, title and body, and whether a branch is ours to move. Pure; foreign text stays text.





/** GitHub takes 256 characters for a title and 65,536 for a body. */
const longestTitle = 256;
const longestBody = 60_000;
/** `ship/<environment>/<service>`, one legal branch name for each pair; `any` stands for no environment. */
function pullRequestBranch(service, environment) {
    return `ship/${branchPart(environment ?? 'any')}/${branchPart(service)}`;
}
/** A part of a branch name. One that had to be changed gets a mark of the original, so that two never become one. */
function branchPart(text) {
    const clean = text
        .replace(/[^A-Za-z0-9._-]+/g, '-')
        .replace(/\.{2,}/g, '.')
        .replace(/^[.-]+|[.-]+$/g, '')
        .replace(/\.lock$/i, '-lock')
        .slice(0, 80);
    return clean === text ? clean : `${clean === '' ? 'x' : clean}-${markOf(text)}`;
}
/** FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function markOf(text) {
    let mark = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text))
        mark = Math.imul(mark ^ byte, 0x01000193) >>> 0;
    return mark.toString(16).padStart(8, '0');
}
/** The title: the filled template, else the commit's subject. One line, as long as GitHub takes. */
function pullRequestTitle(record, subject, template) {
    const values = {
        service: (0,trailers/* oneLine */.TN)(record.service),
        environment: record.environment,
        image: record.images.join(', '),
        version: (0,commit_message/* shortVersion */.Li)(record.images),
        'previous-version': record.previousImages.length === 0 ? undefined : (0,commit_message/* shortVersion */.Li)(record.previousImages),
    };
    const title = template === undefined ? subject : (0,domain_template/* fillTemplate */.o)(template, values, 'input `pull-request-title`');
    return cut((0,trailers/* oneLine */.TN)(title), longestTitle);
}
/** The body: what changes, from where, by which run, and the diff, cut to what GitHub takes. */
function pullRequestBody(facts) {
    const { record, diff } = facts;
    const images = (list) => list.map(markdown/* inlineCode */.ti).join('<br>');
    const rows = [
        ['Service', (0,markdown/* escapeMarkdown */.FV)(record.service)],
        ['Environment', record.environment === undefined ? undefined : (0,markdown/* escapeMarkdown */.FV)(record.environment)],
        ['Image', images(record.images)],
        ['Before', record.previousImages.length === 0 ? undefined : images(record.previousImages)],
        ['Source commit', sourceCommit(facts)],
        ['Changes', compareLink(facts)],
        ['Run', record.run === undefined ? undefined : pull_request_link(record.run, record.run)],
        ['Started by', facts.actor === undefined ? undefined : (0,markdown/* escapeMarkdown */.FV)(facts.actor)],
    ];
    const known = rows.filter((row) => row[1] !== undefined);
    const place = record.environment === undefined ? '' : ` in **${(0,markdown/* escapeMarkdown */.FV)(record.environment)}**`;
    const doing = record.rollback ? 'Rolls back' : 'Bumps';
    const version = (0,markdown/* inlineCode */.ti)((0,commit_message/* shortVersion */.Li)(record.images));
    const head = `${doing} **${(0,markdown/* escapeMarkdown */.FV)(record.service)}**${place} to ${version}. Nothing is deployed before this is merged.`;
    const table = (0,markdown/* markdownTable */.Qj)(['', ''], known);
    const foot = 'This branch is kept up to date by bump-manifest: a newer bump replaces its commit. Commits that others add stop that.';
    const kept = hiddenRecord(record);
    const room = longestBody - table.length - head.length - foot.length - kept.length;
    const shown = diff.length <= room ? diff : `${diff.slice(0, Math.max(0, room))}\n… cut; see the files changed`;
    return [head, cut(table, longestBody / 2), (0,markdown/* codeBlock */.DV)(shown, 'diff'), foot, kept].join('\n\n');
}
/** The trailers, unseen: a repository may take the description for the message of a squash commit, and order is decided by them. */
function hiddenRecord(record) {
    const lines = (0,ship_record/* recordTrailers */.mu)(record).map(([name, value]) => `${name}: ${(0,trailers/* oneLine */.TN)(value)}`);
    return `<!--\n\n${cut(lines.join('\n').replaceAll('-->', '-- >'), longestBody / 4)}\n\n-->`;
}
/** The body of a pull request that is closed because its image is in the manifests already. */
const withdrawnBody = (base, body) => `Closed by bump-manifest: nothing is left to change, ${(0,markdown/* inlineCode */.ti)(base)} holds the image already.\n\n${body}`.slice(0, longestBody);
/** A commit that somebody else made, if there is one: ours name this service and environment, and nobody wrote them again; GitHub's own merges of the base are harmless. */
function findForeign(commits, base, own) {
    return commits.find(({ message, parents, isRewritten }) => {
        if (parents.length > 1 && message.startsWith(`Merge branch '${base}' into `))
            return false;
        const record = (0,ship_record/* readRecord */.aE)(message);
        return isRewritten || record?.service !== own.service || record.environment !== own.environment;
    });
}
function sourceCommit({ record, serverUrl }) {
    const { sourceCommit: sha, sourceRepository } = record;
    if (sha === undefined)
        return undefined;
    if (sourceRepository === undefined)
        return (0,markdown/* inlineCode */.ti)(sha);
    return pull_request_link(`${serverUrl}/${sourceRepository}/commit/${sha}`, `${sourceRepository}@${sha.slice(0, 7)}`);
}
function compareLink({ record, previousSourceCommit: before, serverUrl }) {
    const { sourceCommit: after, sourceRepository } = record;
    if (before === undefined || after === undefined || sourceRepository === undefined || before === after)
        return undefined;
    const range = record.rollback ? `${after}...${before}` : `${before}...${after}`;
    return pull_request_link(`${serverUrl}/${sourceRepository}/compare/${range}`, `${before.slice(0, 7)}…${after.slice(0, 7)}`);
}
/** A link whose text renders literally; text alone where the target is no web address. */
function pull_request_link(target, text) {
    if (!/^https?:\/\/[^\s<>()"'|]+$/.test(target))
        return (0,markdown/* escapeMarkdown */.FV)(text);
    return `[${(0,markdown/* escapeMarkdown */.FV)(text)}](${target})`;
}
const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

;// CONCATENATED MODULE: ./.build/bump-manifest/propose.js
// Keeps one open pull request per service and environment: pushes its branch, opens or updates it, merges it when asked,
// closes it when nothing is left to change. Never moves a branch that holds somebody else's commits.


/** Proposes `change` on top of `head`, in place of what the branch held when `standing` was read. */
async function propose(pulls, head, place, standing, change, draft) {
    refuseForeign(place, standing);
    const pushed = await pushBranch(head, place, standing, change);
    if (pushed.outcome === 'raced')
        return pushed;
    const { sha, verified } = pushed;
    const { pull, isNew } = await openOrUpdate(pulls, place, draft);
    const warnings = await invite(pulls, pull, isNew, draft);
    const said = { outcome: 'proposed', sha, verified, pull, isMerged: false, warnings, failure: undefined };
    if (!draft.autoMerge)
        return said;
    const merge = await pulls.autoMerge(pull, sha, change.message);
    if (merge.state === 'refused')
        return { ...said, failure: mergeRefused(pull, merge.reason) };
    if (merge.state === 'waiting')
        return said;
    await pulls.deleteBranch(place.branch);
    return { ...said, sha: merge.oid, isMerged: true };
}
/** Closes the pull request and deletes its branch when the base holds the image already. Undefined when there was nothing to close. */
async function withdraw(pulls, place, standing) {
    if (standing === undefined)
        return undefined;
    const pull = await pulls.find(place.base, place.branch);
    const foreign = findForeign(standing.commits, place.base, place.owner);
    if (foreign !== undefined || !standing.complete) {
        const by = foreign === undefined ? 'many commits' : `the commit ${foreign.oid.slice(0, 7)} of ${foreign.author}`;
        const warning = `Nothing is left to change, but the branch ${place.branch} holds ${by}: it and its pull request stay.`;
        return { pull, warning };
    }
    if (pull !== undefined)
        await pulls.change(pull.number, { state: 'closed', body: withdrawnBody(place.base, pull.body) });
    await pulls.deleteBranch(place.branch);
    return { pull, warning: undefined };
}
/** Throws an ActionError when the branch holds a commit that is not ours. */
function refuseForeign({ base, branch, owner }, standing) {
    if (standing === undefined)
        return;
    const foreign = findForeign(standing.commits, base, owner);
    if (foreign === undefined && standing.complete)
        return;
    const commit = foreign === undefined
        ? 'more commits than bump-manifest makes'
        : `the commit ${foreign.oid.slice(0, 7)} "${foreign.message.split('\n')[0]}" of ${foreign.author}`;
    throw new action_error/* ActionError */.lZ({
        code: 'pull_request_foreign',
        what: `The branch "${branch}" holds ${commit}, and is not overwritten`,
        where: 'input `mode`',
        fix: `Merge or close its pull request and delete the branch "${branch}", or move that commit elsewhere; then run the step again.`,
    });
}
/** The error for an open pull request of other files, which ours would replace. */
const othersProposed = ({ branch }, { pull, files }) => new action_error/* ActionError */.lZ({
    code: 'pull_request_foreign',
    what: `Pull request #${pull.number} (${pull.url}) proposes other files of the same service and environment, ${files.join(', ')}, on the branch "${branch}", and is not replaced`,
    where: 'input `mode`',
    fix: 'Name all files in one step (lines of `path`), or give each its own `environment`; or merge or close that pull request first.',
});
/** A branch that holds exactly this already is left as it is, so that a step that is run again changes nothing. */
async function pushBranch(head, { branch }, standing, change) {
    const [only, ...more] = standing?.commits ?? [];
    const isSame = only?.message.trim() === change.message.trim() && only.parents[0] === head.sha && more.length === 0;
    if (only !== undefined && isSame)
        return { outcome: 'pushed', sha: only.oid, verified: only.verified || undefined };
    return await head.push({ ...change, onto: { branch, expected: standing?.head } });
}
async function openOrUpdate(pulls, { base, branch }, { title, body }) {
    const found = await pulls.find(base, branch);
    if (found === undefined)
        return { pull: await pulls.open(base, branch, title, body), isNew: true };
    if (found.title !== title || found.body !== body)
        await pulls.change(found.number, { title, body });
    return { pull: found, isNew: false };
}
/** Labels that are missing, and reviews once. What GitHub refuses of it is a warning: the pull request stands. */
async function invite(pulls, pull, isNew, draft) {
    const warnings = [];
    const attempt = async (what, ask) => {
        try {
            await ask();
        }
        catch (thrown) {
            if (!(thrown instanceof action_error/* ActionError */.lZ))
                throw thrown;
            const [problem] = thrown.problems;
            warnings.push(`${what}: ${problem?.what} ${problem?.fix ?? ''}`.trim());
        }
    };
    const labels = draft.labels.filter((label) => !pull.labels.includes(label));
    if (labels.length > 0)
        await attempt('`pull-request-labels` were not set', () => pulls.addLabels(pull.number, labels));
    const people = draft.reviewers.filter((each) => !each.includes('/'));
    const teams = draft.reviewers.filter((each) => each.includes('/')).map((each) => each.split('/')[1] ?? '');
    if (isNew && people.length + teams.length > 0)
        await attempt('`pull-request-reviewers` were not asked', () => pulls.requestReviews(pull.number, people, teams));
    return warnings;
}
const mergeRefused = (pull, reason) => ({
    code: 'auto_merge_refused',
    what: `GitHub does not merge ${pull.url} by itself: "${reason}"`,
    where: 'input `auto-merge`',
    fix: 'Do what GitHub says, or merge it by hand: the pull request is open. Auto-merge is allowed under Settings → General → Pull Requests.',
});

;// CONCATENATED MODULE: ./.build/bump-manifest/proposals.js
// The landing of a bump in `mode: pull-request`: judged also against what is proposed already, then proposed, or withdrawn
// when nothing is left to change. In a dry run it only looks.




/** Lands `decision` as a pull request; `result` is what is known of it so far. */
async function landProposal(context, head, decision, result, changeOf) {
    const { pulls, inputs, request, branch } = context;
    if (result.outcome === 'superseded')
        return { result };
    const place = placeOf(request, branch.name, result);
    const standing = await pulls.proposed(place.base, place.branch);
    const verdict = await judgeProposed(context, head, standing, decision.record);
    if (verdict.superseded && !(standing && (await pulls.isDismissed(place.base, place.branch, standing.head))))
        return { result: { ...result, outcome: 'superseded', reason: verdict.reason } };
    const others = standing === undefined ? undefined : await findOthers(pulls, place, standing);
    if (result.outcome === 'unchanged')
        return { result: others === undefined ? await settle(context, place, standing, result) : result };
    if (others !== undefined)
        throw othersProposed(place, others);
    if (inputs['dry-run']) {
        refuseForeign(place, standing);
        return { result: { ...result, outcome: 'pull-request' } };
    }
    const change = await changeOf();
    const draft = await draftOf(context, head, decision, result.diff, change.message);
    const proposal = await propose(pulls, head, place, standing, change, draft);
    if (proposal.outcome === 'raced')
        return { raced: proposal.reason };
    const { pull, isMerged, warnings, sha, verified, failure } = proposal;
    return {
        result: {
            ...result,
            outcome: isMerged ? result.outcome : 'pull-request',
            plan: { ...result.plan, warnings: [...result.plan.warnings, ...warnings] },
            manifestSha: sha,
            verified,
            pullRequest: { url: pull.url, number: pull.number, state: isMerged ? 'merged' : 'open' },
            failure,
        },
    };
}
function placeOf({ service, environment }, base, { plan }) {
    const files = [...new Set(plan.places.map(({ file }) => file))];
    return { base, branch: pullRequestBranch(service, environment), owner: { service, environment, files } };
}
const newestRecord = ({ commits }, owner) => commits
    .map(({ message }) => (0,ship_record/* readRecord */.aE)(message))
    .find((each) => each?.service === owner.service && each.environment === owner.environment);
/** An open pull request for the same service and environment that is about none of our files: one branch cannot hold both. */
async function findOthers(pulls, place, standing) {
    const newest = newestRecord(standing, place.owner);
    if (newest === undefined || (0,ship_record/* concernsSame */.mT)(newest, place.owner))
        return undefined;
    const pull = await pulls.find(place.base, place.branch);
    return pull === undefined ? undefined : { pull, files: newest.files };
}
/** An older run must not replace what a newer one proposes either. To propose the same image again is no step back. */
async function judgeProposed({ request, compare }, head, standing, record) {
    const commits = standing?.commits ?? [];
    const newest = standing === undefined ? undefined : newestRecord(standing, record);
    const isSame = newest !== undefined && !newest.rollback && newest.images.join() === record.images.join();
    if (newest === undefined || isSame)
        return { superseded: false };
    const memory = async function* () {
        for (const { oid, message } of commits)
            yield { sha: oid, message, committedAt: new Date().toISOString() };
        yield* head.commits();
    };
    return await judge({ commits: memory }, request, record, compare);
}
/** The base holds the image: what is proposed for the same thing has become pointless. */
async function settle({ pulls, inputs }, place, standing, result) {
    if (inputs['dry-run'])
        return result;
    const withdrawn = await withdraw(pulls, place, standing);
    if (withdrawn === undefined)
        return result;
    const { pull, warning } = withdrawn;
    const warnings = warning === undefined ? result.plan.warnings : [...result.plan.warnings, warning];
    const state = warning === undefined ? 'closed' : 'open';
    const pullRequest = pull === undefined ? undefined : { url: pull.url, number: pull.number, state };
    return { ...result, plan: { ...result.plan, warnings }, pullRequest };
}
async function draftOf(context, head, { record }, diff, message) {
    const { inputs, request, serverUrl } = context;
    const previousSourceCommit = await findSource(head, record);
    return {
        title: pullRequestTitle(record, message.split('\n')[0] ?? '', inputs['pull-request-title']),
        body: pullRequestBody({ record, diff, previousSourceCommit, serverUrl, actor: request.actor }),
        labels: inputs['pull-request-labels'],
        reviewers: inputs['pull-request-reviewers'],
        autoMerge: inputs['auto-merge'],
    };
}
const proposals_mostCommits = 200;
/** The commit that the image which is replaced was built from, as the bump that wrote it says; undefined when it is not among the newest. */
async function findSource(head, record) {
    let read = 0;
    for await (const { message } of head.commits()) {
        const past = (0,ship_record/* readRecord */.aE)(message);
        const wroteIt = past !== undefined && (0,ship_record/* concernsSame */.mT)(past, record) && past.images.join() === record.previousImages.join();
        if (wroteIt)
            return past.sourceRepository === record.sourceRepository ? past.sourceCommit : undefined;
        if (++read === proposals_mostCommits)
            return undefined;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/race-pace.js
// How long a writer that lost a race waits: a random moment of a window that is as wide as the crowd seems to be. Never sleeps itself.
const narrowest = 100;
const widest = 20_000;
/** `left.remaining()` is in seconds: no wait goes beyond it. */
function racePace(left, now = () => performance.now(), random = Math.random) {
    let began = now();
    let window = 0;
    return {
        start: () => {
            began = now();
        },
        lost: () => {
            const took = Math.max(narrowest, now() - began);
            window = window === 0 ? took : Math.max(window * 0.7, took * 3);
            return random() * Math.min(window, widest, left.remaining() * 1000);
        },
    };
}

// EXTERNAL MODULE: ./.build/bump-manifest/report.js
var report = __nccwpck_require__(6121);
// EXTERNAL MODULE: ./.build/bump-manifest/repository-url.js
var repository_url = __nccwpck_require__(3327);
// EXTERNAL MODULE: ./.build/bump-manifest/image-input.js
var image_input = __nccwpck_require__(8519);
;// CONCATENATED MODULE: ./.build/bump-manifest/request.js
// What is asked for, made ready: names filled in, references parsed, the facts of the run beside them. Pure.




/** Makes the inputs ready; throws an ActionError for a name that cannot be filled. */
function readRequest(inputs, context) {
    const rollback = inputs.rollback;
    const promotes = inputs['promote-from'].length > 0;
    const names = { environment: inputs.environment, service: inputs.service };
    const fill = (lines, input) => lines.map((line) => (0,domain_template/* fillTemplate */.o)(line, names, `input \`${input}\``));
    const fields = fill(inputs.field, 'field');
    const paths = [...fill(inputs.path, 'path'), ...fields.map(bump_manifest_paths/* fileOfField */.kc)].map(bump_manifest_paths/* readPattern */.ZS);
    const promoteFrom = fill(inputs['promote-from'], 'promote-from').map(bump_manifest_paths/* readPattern */.ZS);
    if (promotes && promoteFrom.every(({ text }) => paths.some((each) => each.text === text)))
        throw promotedOnto(promoteFrom);
    const ownCommit = rollback === undefined && !promotes ? context.sha : undefined;
    return {
        occasion: rollback !== undefined ? 'rollback' : promotes ? 'promote' : 'bump',
        service: inputs.service,
        environment: inputs.environment,
        images: inputs.image.map((image) => (0,image_input/* readImage */.A)(image)),
        paths,
        promoteFrom,
        rollback,
        limits: {
            match: inputs.match.map((repository) => (0,image_input/* readImage */.A)(repository, 'match')),
            container: inputs.container,
            fields,
            pinDigest: inputs['pin-digest'],
            allowDowngrade: inputs['allow-downgrade'] || rollback !== undefined,
        },
        sourceCommit: inputs['source-commit'] ?? ownCommit,
        sourceRepository: context.repository,
        run: runOf(context),
        actor: context.actor,
        force: inputs.force,
    };
}
function promotedOnto(patterns) {
    const what = `"${patterns.map(({ text }) => text || '.').join('", "')}" is to be promoted from, and is what \`path\` means itself`;
    const fix = 'Name the files of the environment before it in `promote-from`, or those of the next one in `path`.';
    return new action_error/* ActionError */.lZ({ code: 'input_invalid', what, where: 'input `promote-from`', fix });
}
/** The page of this try of the run; its number where there is no page. */
function runOf(context) {
    const { runUrl, runId, runAttempt } = context;
    if (runUrl !== undefined)
        return runAttempt === undefined ? runUrl : `${runUrl}/attempts/${runAttempt}`;
    return runId === undefined ? undefined : String(runId);
}

// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __nccwpck_require__(7914);
;// CONCATENATED MODULE: ./.build/bump-manifest/source-commit.js
// Gathers what is known of the commit that the image was built from: the workspace's git first, else the event of the run;
// and says whom to ask which of two such commits is newer. Asks nobody itself.

/** Undefined when not even its id is known. */
async function findSourceCommit(record, context, history) {
    const { sourceCommit: sha, sourceRepository } = record;
    if (sha === undefined)
        return undefined;
    const repositoryUrl = sourceRepository === undefined ? undefined : `${context.serverUrl}/${sourceRepository}`;
    const described = sourceRepository === context.repository ? await history.describe(sha) : undefined;
    if (described !== undefined)
        return { ...described, repositoryUrl };
    const [subject, ...rest] = sha === context.sha ? (context.headCommitMessage ?? '').split('\n') : [];
    const body = rest.join('\n').trim();
    return { sha, author: undefined, date: undefined, subject, body, repositoryUrl };
}
/** Whom to ask beyond the clone: the run's own repository, so at the runner's API, wherever the manifests are. */
function sourceElsewhere(token, { context, log }) {
    const short = (commit) => commit.slice(0, 7);
    return {
        server: sourceServer(token, context),
        onUnknown: (commit, other, why) => log.info(`Whether ${short(commit)} is older than ${short(other)} is not known (${why}): SemVer decides, else the number of the run`),
    };
}
function sourceServer(token, { repository, apiUrl }) {
    const clone = 'the clone of the workspace does not tell';
    if (token === undefined)
        return { missing: `${clone}, and there is no \`github-token\` to ask GitHub with` };
    if (repository === undefined)
        return { missing: `${clone}, and the repository of the run is not known` };
    if (!(0,loopback/* isPrivateUrl */.D)(apiUrl))
        return { missing: `${clone}, and ${apiUrl} is not asked: the token would go over plain HTTP` };
    return { token, apiUrl, repository };
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/base.js
class Diff {
    diff(oldStr, newStr, 
    // Type below is not accurate/complete - see above for full possibilities - but it compiles
    options = {}) {
        let callback;
        if (typeof options === 'function') {
            callback = options;
            options = {};
        }
        else if ('callback' in options) {
            callback = options.callback;
        }
        // Allow subclasses to massage the input prior to running
        const oldString = this.castInput(oldStr, options);
        const newString = this.castInput(newStr, options);
        const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
        const newTokens = this.removeEmpty(this.tokenize(newString, options));
        return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
    }
    diffWithOptionsObj(oldTokens, newTokens, options, callback) {
        var _a;
        const done = (value) => {
            value = this.postProcess(value, options);
            if (callback) {
                setTimeout(function () { callback(value); }, 0);
                return undefined;
            }
            else {
                return value;
            }
        };
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let editLength = 1;
        let maxEditLength = newLen + oldLen;
        if (options.maxEditLength != null) {
            maxEditLength = Math.min(maxEditLength, options.maxEditLength);
        }
        const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
        const abortAfterTimestamp = Date.now() + maxExecutionTime;
        const bestPath = [{ oldPos: -1, lastComponent: undefined }];
        // Seed editLength = 0, i.e. the content starts with the same values
        let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
        if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
            // Identity per the equality and tokenizer
            return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
        }
        // Once we hit the right edge of the edit graph on some diagonal k, we can
        // definitely reach the end of the edit graph in no more than k edits, so
        // there's no point in considering any moves to diagonal k+1 any more (from
        // which we're guaranteed to need at least k+1 more edits).
        // Similarly, once we've reached the bottom of the edit graph, there's no
        // point considering moves to lower diagonals.
        // We record this fact by setting minDiagonalToConsider and
        // maxDiagonalToConsider to some finite value once we've hit the edge of
        // the edit graph.
        // This optimization is not faithful to the original algorithm presented in
        // Myers's paper, which instead pointlessly extends D-paths off the end of
        // the edit graph - see page 7 of Myers's paper which notes this point
        // explicitly and illustrates it with a diagram. This has major performance
        // implications for some common scenarios. For instance, to compute a diff
        // where the new text simply appends d characters on the end of the
        // original text of length n, the true Myers algorithm will take O(n+d^2)
        // time while this optimization needs only O(n+d) time.
        let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
        // Main worker method. checks all permutations of a given edit length for acceptance.
        const execEditLength = () => {
            for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
                let basePath;
                const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
                if (removePath) {
                    // No one else is going to attempt to use this value, clear it
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath - 1] = undefined;
                }
                let canAdd = false;
                if (addPath) {
                    // what newPos will be after we do an insertion:
                    const addPathNewPos = addPath.oldPos - diagonalPath;
                    canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
                }
                const canRemove = removePath && removePath.oldPos + 1 < oldLen;
                if (!canAdd && !canRemove) {
                    // If this path is a terminal then prune
                    // @ts-expect-error - perf optimisation. This type-violating value will never be read.
                    bestPath[diagonalPath] = undefined;
                    continue;
                }
                // Select the diagonal that we want to branch from. We select the prior
                // path whose position in the old string is the farthest from the origin
                // and does not pass the bounds of the diff graph
                if (!canRemove || (canAdd && removePath.oldPos < addPath.oldPos)) {
                    basePath = this.addToPath(addPath, true, false, 0, options);
                }
                else {
                    basePath = this.addToPath(removePath, false, true, 1, options);
                }
                newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
                if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
                    // If we have hit the end of both strings, then we are done
                    return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
                }
                else {
                    bestPath[diagonalPath] = basePath;
                    if (basePath.oldPos + 1 >= oldLen) {
                        maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
                    }
                    if (newPos + 1 >= newLen) {
                        minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
                    }
                }
            }
            editLength++;
        };
        // Performs the length of edit iteration. Is a bit fugly as this has to support the
        // sync and async mode which is never fun. Loops over execEditLength until a value
        // is produced, or until the edit length exceeds options.maxEditLength (if given),
        // in which case it will return undefined.
        if (callback) {
            (function exec() {
                setTimeout(function () {
                    if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
                        return callback(undefined);
                    }
                    if (!execEditLength()) {
                        exec();
                    }
                }, 0);
            }());
        }
        else {
            while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
                const ret = execEditLength();
                if (ret) {
                    return ret;
                }
            }
        }
    }
    addToPath(path, added, removed, oldPosInc, options) {
        const last = path.lastComponent;
        if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: last.count + 1, added: added, removed: removed, previousComponent: last.previousComponent }
            };
        }
        else {
            return {
                oldPos: path.oldPos + oldPosInc,
                lastComponent: { count: 1, added: added, removed: removed, previousComponent: last }
            };
        }
    }
    extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
        const newLen = newTokens.length, oldLen = oldTokens.length;
        let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
        while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
            newPos++;
            oldPos++;
            commonCount++;
            if (options.oneChangePerToken) {
                basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
            }
        }
        if (commonCount && !options.oneChangePerToken) {
            basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
        }
        basePath.oldPos = oldPos;
        return newPos;
    }
    equals(left, right, options) {
        if (options.comparator) {
            return options.comparator(left, right);
        }
        else {
            return left === right
                || (!!options.ignoreCase && left.toLowerCase() === right.toLowerCase());
        }
    }
    removeEmpty(array) {
        const ret = [];
        for (let i = 0; i < array.length; i++) {
            if (array[i]) {
                ret.push(array[i]);
            }
        }
        return ret;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    castInput(value, options) {
        return value;
    }
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    tokenize(value, options) {
        return Array.from(value);
    }
    join(chars) {
        // Assumes ValueT is string, which is the case for most subclasses.
        // When it's false, e.g. in diffArrays, this method needs to be overridden (e.g. with a no-op)
        // Yes, the casts are verbose and ugly, because this pattern - of having the base class SORT OF
        // assume tokens and values are strings, but not completely - is weird and janky.
        return chars.join('');
    }
    postProcess(changeObjects, 
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
    options) {
        return changeObjects;
    }
    get useLongestToken() {
        return false;
    }
    buildValues(lastComponent, newTokens, oldTokens) {
        // First we convert our linked list of components in reverse order to an
        // array in the right order:
        const components = [];
        let nextComponent;
        while (lastComponent) {
            components.push(lastComponent);
            nextComponent = lastComponent.previousComponent;
            delete lastComponent.previousComponent;
            lastComponent = nextComponent;
        }
        components.reverse();
        const componentLen = components.length;
        let componentPos = 0, newPos = 0, oldPos = 0;
        for (; componentPos < componentLen; componentPos++) {
            const component = components[componentPos];
            if (!component.removed) {
                if (!component.added && this.useLongestToken) {
                    let value = newTokens.slice(newPos, newPos + component.count);
                    value = value.map(function (value, i) {
                        const oldValue = oldTokens[oldPos + i];
                        return oldValue.length > value.length ? oldValue : value;
                    });
                    component.value = this.join(value);
                }
                else {
                    component.value = this.join(newTokens.slice(newPos, newPos + component.count));
                }
                newPos += component.count;
                // Common case
                if (!component.added) {
                    oldPos += component.count;
                }
            }
            else {
                component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
                oldPos += component.count;
            }
        }
        return components;
    }
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/diff/line.js


class LineDiff extends Diff {
    constructor() {
        super(...arguments);
        this.tokenize = tokenize;
    }
    equals(left, right, options) {
        // If we're ignoring whitespace, we need to normalise lines by stripping
        // whitespace before checking equality. (This has an annoying interaction
        // with newlineIsToken that requires special handling: if newlines get their
        // own token, then we DON'T want to trim the *newline* tokens down to empty
        // strings, since this would cause us to treat whitespace-only line content
        // as equal to a separator between lines, which would be weird and
        // inconsistent with the documented behavior of the options.)
        if (options.ignoreWhitespace) {
            if (!options.newlineIsToken || !left.includes('\n')) {
                left = left.trim();
            }
            if (!options.newlineIsToken || !right.includes('\n')) {
                right = right.trim();
            }
        }
        else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
            if (left.endsWith('\n')) {
                left = left.slice(0, -1);
            }
            if (right.endsWith('\n')) {
                right = right.slice(0, -1);
            }
        }
        return super.equals(left, right, options);
    }
}
const lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
    return lineDiff.diff(oldStr, newStr, options);
}
function diffTrimmedLines(oldStr, newStr, options) {
    options = generateOptions(options, { ignoreWhitespace: true });
    return lineDiff.diff(oldStr, newStr, options);
}
// Exported standalone so it can be used from jsonDiff too.
function tokenize(value, options) {
    if (options.stripTrailingCr) {
        // remove one \r before \n to match GNU diff's --strip-trailing-cr behavior
        value = value.replace(/\r\n/g, '\n');
    }
    const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
    // Ignore the final empty token that occurs if the string ends with a new line
    if (!linesAndNewlines[linesAndNewlines.length - 1]) {
        linesAndNewlines.pop();
    }
    // Merge the content and line separators into single tokens
    for (let i = 0; i < linesAndNewlines.length; i++) {
        const line = linesAndNewlines[i];
        if (i % 2 && !options.newlineIsToken) {
            retLines[retLines.length - 1] += line;
        }
        else {
            retLines.push(line);
        }
    }
    return retLines;
}

;// CONCATENATED MODULE: ./node_modules/diff/libesm/patch/create.js

/**
 * Returns true if the filename contains characters that require C-style
 * quoting (as used by Git and GNU diffutils in diff output).
 */
function needsQuoting(s) {
    for (let i = 0; i < s.length; i++) {
        if (s[i] < '\x20' || s[i] > '\x7e' || s[i] === '"' || s[i] === '\\') {
            return true;
        }
    }
    return false;
}
/**
 * C-style quotes a filename, encoding special characters as escape sequences
 * and non-ASCII bytes as octal escapes. This is the inverse of
 * `parseQuotedFileName` in parse.ts.
 *
 * Non-ASCII bytes are encoded as UTF-8 before being emitted as octal escapes.
 * This matches the behaviour of both Git and GNU diffutils, which always emit
 * UTF-8 octal escapes regardless of the underlying filesystem encoding (e.g.
 * Git for Windows converts from NTFS's UTF-16 to UTF-8 internally).
 *
 * If the filename doesn't need quoting, returns it as-is.
 */
function quoteFileNameIfNeeded(s) {
    if (!needsQuoting(s)) {
        return s;
    }
    let result = '"';
    const bytes = new TextEncoder().encode(s);
    let i = 0;
    while (i < bytes.length) {
        const b = bytes[i];
        // See https://en.wikipedia.org/wiki/Escape_sequences_in_C#Escape_sequences
        if (b === 0x07) {
            result += '\\a';
        }
        else if (b === 0x08) {
            result += '\\b';
        }
        else if (b === 0x09) {
            result += '\\t';
        }
        else if (b === 0x0a) {
            result += '\\n';
        }
        else if (b === 0x0b) {
            result += '\\v';
        }
        else if (b === 0x0c) {
            result += '\\f';
        }
        else if (b === 0x0d) {
            result += '\\r';
        }
        else if (b === 0x22) {
            result += '\\"';
        }
        else if (b === 0x5c) {
            result += '\\\\';
        }
        else if (b >= 0x20 && b <= 0x7e) {
            // Just a printable ASCII character that is neither a double quote nor a
            // backslash; no need to escape it.
            result += String.fromCharCode(b);
        }
        else {
            // Either part of a non-ASCII character or a control character without a
            // special escape sequence; needs escaping as a 3-digit octal escape
            result += '\\' + b.toString(8).padStart(3, '0');
        }
        i++;
    }
    result += '"';
    return result;
}
const INCLUDE_HEADERS = {
    includeIndex: true,
    includeUnderline: true,
    includeFileHeaders: true
};
const FILE_HEADERS_ONLY = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: true
};
const OMIT_HEADERS = {
    includeIndex: false,
    includeUnderline: false,
    includeFileHeaders: false
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    let optionsObj;
    if (!options) {
        optionsObj = {};
    }
    else if (typeof options === 'function') {
        optionsObj = { callback: options };
    }
    else {
        optionsObj = options;
    }
    if (typeof optionsObj.context === 'undefined') {
        optionsObj.context = 4;
    }
    // We copy this into its own variable to placate TypeScript, which thinks
    // optionsObj.context might be undefined in the callbacks below.
    const context = optionsObj.context;
    // @ts-expect-error (runtime check for something that is correctly a static type error)
    if (optionsObj.newlineIsToken) {
        throw new Error('newlineIsToken may not be used with patch-generation functions, only with diffing functions');
    }
    if (!optionsObj.callback) {
        return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
    }
    else {
        const { callback } = optionsObj;
        diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
                const patch = diffLinesResultToPatch(diff);
                // TypeScript is unhappy without the cast because it does not understand that `patch` may
                // be undefined here only if `callback` is StructuredPatchCallbackAbortable:
                callback(patch);
            } }));
    }
    function diffLinesResultToPatch(diff) {
        // STEP 1: Build up the patch with no "\ No newline at end of file" lines and with the arrays
        //         of lines containing trailing newline characters. We'll tidy up later...
        if (!diff) {
            return;
        }
        diff.push({ value: '', lines: [] }); // Append an empty value to make cleanup easier
        function contextLines(lines) {
            return lines.map(function (entry) { return ' ' + entry; });
        }
        const hunks = [];
        let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
        for (let i = 0; i < diff.length; i++) {
            const current = diff[i], lines = current.lines || splitLines(current.value);
            current.lines = lines;
            if (current.added || current.removed) {
                // If we have previous context, start with that
                if (!oldRangeStart) {
                    const prev = diff[i - 1];
                    oldRangeStart = oldLine;
                    newRangeStart = newLine;
                    if (prev) {
                        curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
                        oldRangeStart -= curRange.length;
                        newRangeStart -= curRange.length;
                    }
                }
                // Output our changes
                for (const line of lines) {
                    curRange.push((current.added ? '+' : '-') + line);
                }
                // Track the updated file position
                if (current.added) {
                    newLine += lines.length;
                }
                else {
                    oldLine += lines.length;
                }
            }
            else {
                // Identical context lines. Track line changes
                if (oldRangeStart) {
                    // Close out any changes that have been output (or join overlapping)
                    if (lines.length <= context * 2 && i < diff.length - 2) {
                        // Overlapping
                        for (const line of contextLines(lines)) {
                            curRange.push(line);
                        }
                    }
                    else {
                        // end the range and output
                        const contextSize = Math.min(lines.length, context);
                        for (const line of contextLines(lines.slice(0, contextSize))) {
                            curRange.push(line);
                        }
                        const hunk = {
                            oldStart: oldRangeStart,
                            oldLines: (oldLine - oldRangeStart + contextSize),
                            newStart: newRangeStart,
                            newLines: (newLine - newRangeStart + contextSize),
                            lines: curRange
                        };
                        hunks.push(hunk);
                        oldRangeStart = 0;
                        newRangeStart = 0;
                        curRange = [];
                    }
                }
                oldLine += lines.length;
                newLine += lines.length;
            }
        }
        // Step 2: eliminate the trailing `\n` from each line of each hunk, and, where needed, add
        //         "\ No newline at end of file".
        for (const hunk of hunks) {
            for (let i = 0; i < hunk.lines.length; i++) {
                if (hunk.lines[i].endsWith('\n')) {
                    hunk.lines[i] = hunk.lines[i].slice(0, -1);
                }
                else {
                    hunk.lines.splice(i + 1, 0, '\\ No newline at end of file');
                    i++; // Skip the line we just added, then continue iterating
                }
            }
        }
        return {
            oldFileName: oldFileName, newFileName: newFileName,
            oldHeader: oldHeader, newHeader: newHeader,
            hunks: hunks
        };
    }
}
/**
 * creates a unified diff patch.
 *
 * @param patch either a single structured patch object (as returned by `structuredPatch`) or an
 *   array of them (as returned by `parsePatch`).
 * @param headerOptions behaves the same as the `headerOptions` option of `createTwoFilesPatch`.
 *   Ignored for patches where `isGit` is `true`.
 *
 * When a patch has `isGit: true`, `formatPatch` output is changed to more closely match Git's
 * output: it emits a `diff --git` header, emits Git extended headers as appropriate based on
 * properties like `isRename`, `isCreate`, `newMode`, etc, and will omit `---`/`+++` file
 * headers for patches with no hunks (e.g. renames without content changes).
 */
function formatPatch(patch, headerOptions) {
    var _a, _b, _c, _d, _e, _f;
    if (!headerOptions) {
        headerOptions = INCLUDE_HEADERS;
    }
    if (Array.isArray(patch)) {
        if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every(p => p.isGit)) {
            throw new Error('Cannot omit file headers on a multi-file patch. '
                + '(The result would be unparseable; how would a tool trying to apply '
                + 'the patch know which changes are to which file?)');
        }
        return patch.map(p => formatPatch(p, headerOptions)).join('\n');
    }
    const ret = [];
    // Git patches have a fixed header format (diff --git, extended headers,
    // and ---/+++ when hunks are present), so headerOptions is ignored.
    if (patch.isGit) {
        headerOptions = INCLUDE_HEADERS;
        // Emit Git-style diff --git header and extended headers.
        // Git never puts /dev/null in the "diff --git" line; for file
        // creations/deletions it uses the real filename on both sides.
        if (!patch.oldFileName) {
            throw new Error('oldFileName must be specified for Git patches');
        }
        if (!patch.newFileName) {
            throw new Error('newFileName must be specified for Git patches');
        }
        let gitOldName = patch.oldFileName;
        let gitNewName = patch.newFileName;
        if (patch.isCreate && gitOldName === '/dev/null') {
            gitOldName = gitNewName.replace(/^b\//, 'a/');
        }
        else if (patch.isDelete && gitNewName === '/dev/null') {
            gitNewName = gitOldName.replace(/^a\//, 'b/');
        }
        ret.push('diff --git ' + quoteFileNameIfNeeded(gitOldName) + ' ' + quoteFileNameIfNeeded(gitNewName));
        if (patch.isDelete) {
            ret.push('deleted file mode ' + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : '100644'));
        }
        if (patch.isCreate) {
            ret.push('new file mode ' + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : '100644'));
        }
        if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
            ret.push('old mode ' + patch.oldMode);
            ret.push('new mode ' + patch.newMode);
        }
        if (patch.isRename) {
            ret.push('rename from ' + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : '').replace(/^a\//, '')));
            ret.push('rename to ' + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : '').replace(/^b\//, '')));
        }
        if (patch.isCopy) {
            ret.push('copy from ' + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : '').replace(/^a\//, '')));
            ret.push('copy to ' + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : '').replace(/^b\//, '')));
        }
    }
    else {
        if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== undefined) {
            ret.push('Index: ' + patch.oldFileName);
        }
        if (headerOptions.includeUnderline) {
            ret.push('===================================================================');
        }
    }
    // Emit --- / +++ file headers. For Git patches with no hunks (e.g.
    // pure renames, mode-only changes), Git omits these, so we do too.
    const hasHunks = patch.hunks.length > 0;
    if (headerOptions.includeFileHeaders && patch.oldFileName !== undefined && patch.newFileName !== undefined
        && (!patch.isGit || hasHunks)) {
        ret.push('--- ' + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? '\t' + patch.oldHeader : ''));
        ret.push('+++ ' + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? '\t' + patch.newHeader : ''));
    }
    for (let i = 0; i < patch.hunks.length; i++) {
        const hunk = patch.hunks[i];
        // Unified Diff Format quirk: If the chunk size is 0,
        // the first number is one lower than one would expect.
        // https://www.artima.com/weblogs/viewpost.jsp?thread=164293
        const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
        const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
        ret.push('@@ -' + oldStart + ',' + hunk.oldLines
            + ' +' + newStart + ',' + hunk.newLines
            + ' @@');
        for (const line of hunk.lines) {
            ret.push(line);
        }
    }
    return ret.join('\n') + '\n';
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
    if (typeof options === 'function') {
        options = { callback: options };
    }
    if (!(options === null || options === void 0 ? void 0 : options.callback)) {
        const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
        if (!patchObj) {
            return;
        }
        return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
    }
    else {
        const { callback } = options;
        structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: patchObj => {
                if (!patchObj) {
                    callback(undefined);
                }
                else {
                    callback(formatPatch(patchObj, options.headerOptions));
                }
            } }));
    }
}
function createPatch(fileName, oldStr, newStr, oldHeader, newHeader, options) {
    return createTwoFilesPatch(fileName, fileName, oldStr, newStr, oldHeader, newHeader, options);
}
/**
 * Split `text` into an array of lines, including the trailing newline character (where present)
 */
function splitLines(text) {
    const hasTrailingNl = text.endsWith('\n');
    const result = text.split('\n').map(line => line + '\n');
    if (hasTrailingNl) {
        result.pop();
    }
    else {
        result.push(result.pop().slice(0, -1));
    }
    return result;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/unified-diff.js
// Renders the change of one file as git shows it. Never decides what changes.

/** A git-style unified diff; empty when nothing differs. CRLF and a missing final newline are shown as git shows them. */
function renderUnifiedDiff(path, before, after) {
    if (before.equals(after))
        return '';
    const [was, is] = [before.toString('utf8'), after.toString('utf8')];
    const { hunks } = structuredPatch(path, path, was, is, undefined, undefined, { context: 3 });
    const lines = [
        `diff --git ${quoted('a', path)} ${quoted('b', path)}`,
        `--- ${quoted('a', path)}`,
        `+++ ${quoted('b', path)}`,
    ];
    for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks) {
        lines.push(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, ...changed);
    }
    return `${lines.join('\n')}\n`;
}
const range = (start, count) => (count === 1 ? `${start}` : `${start},${count}`);
/** git puts a path in quotes when it holds a control character, a quote or a backslash. */
const quoted = (side, path) => 
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the characters that git escapes
/[\u0000-\u001f"\\\u007f]/.test(path) ? JSON.stringify(`${side}/${path}`) : `${side}/${path}`;

;// CONCATENATED MODULE: ./.build/bump-manifest/run.js
// Bumps: read a head, plan, push; after a lost race, again. Prints what it does; sets no output itself.














/** Runs the action. */
async function run(inputs, job, clients) {
    const { context, env, signal } = job;
    const request = readRequest(inputs, context);
    const server = inputs['github-server-url'] ?? context.serverUrl;
    const repository = (0,repository_url/* readRepository */.N)(inputs.repository, server, inputs['ssh-key'] !== undefined);
    const deadline = clients.deadlineIn(inputs['max-wait-seconds']);
    const history = clients.openSourceHistory(context.workspace, env, signal, sourceElsewhere(inputs['github-token'], job));
    const { openPresence } = clients;
    const inquire = inquiry({ mode: inputs['verify-image'], request, job, deadline, openPresence });
    const github = connect(inputs, repository, server, deadline, job, clients);
    const branch = await openBranch(inputs, repository, job, request, deadline, clients, github);
    const takeTurn = turns(inputs, repository, deadline, job, clients);
    try {
        const landed = await bump({ inputs, request, branch, github, history, deadline, inquire, takeTurn, job });
        const commitUrl = repository?.name === undefined || landed.manifestSha === undefined
            ? undefined
            : `${server}/${repository.name}/commit/${landed.manifestSha}`;
        const result = { ...landed, commitUrl };
        announce(result, job);
        return (0,report/* report */.z8)(result);
    }
    finally {
        await branch.close();
    }
}
/** Reads and plans until the commit has landed or there is nothing to write. */
async function bump(attempt) {
    const { branch, inputs, deadline, job } = attempt;
    const memory = new Map();
    const pace = racePace(deadline);
    let tried;
    for (let number = 1;; number++) {
        const endTurn = await attempt.takeTurn();
        pace.start();
        const { landing, planned } = await tryOnce(attempt, number, memory, tried).finally(endTurn);
        if ('result' in landing)
            return landing.result;
        tried = planned;
        job.log.info(`Somebody else was first on ${branch.name} (${landing.raced}): reading it again`);
        if (deadline.remaining() === 0)
            throw raceLost(branch, inputs, number);
        await (0,promises_.setTimeout)(pace.lost(), undefined, { signal: job.signal });
    }
}
/** Reads the newest head, plans on it and writes; `tried` is what the try before wanted to write. */
async function tryOnce(attempt, number, memory, tried) {
    const { request, branch, inputs, history, job } = attempt;
    const head = await branch.fetch();
    if (head.landed !== undefined && tried !== undefined)
        return { landing: { result: { ...tried, manifestSha: head.landed } }, planned: tried };
    job.log.debug(`read ${branch.repository} ${branch.name} at ${head.sha}`);
    const decision = await decide(head, request, history.compare, memory);
    const planned = describe(decision, request, number, inputs['dry-run']);
    return { landing: await run_land(attempt, head, decision, planned), planned };
}
/** Writes the decision, as a push or as a pull request; what is settled already or only tried is not written. */
async function run_land(attempt, head, decision, result) {
    const { inputs, request, branch, github, history, job } = attempt;
    const isSettled = result.outcome === 'unchanged' || result.outcome === 'superseded';
    const known = isSettled ? { ...result, manifestSha: head.sha || undefined } : result;
    if (inputs['dry-run'] && !isSettled)
        await attempt.inquire(head, decision.plan);
    const prepare = async () => {
        await attempt.inquire(head, decision.plan);
        return await changeOf(decision, attempt);
    };
    if (inputs.mode === 'pull-request' && github !== undefined) {
        const { serverUrl } = job.context;
        const context = { pulls: github.pulls, inputs, request, branch, compare: history.compare, serverUrl };
        return await landProposal(context, head, decision, known, prepare);
    }
    if (isSettled || inputs['dry-run'])
        return { result: known };
    const pushed = await head.push(await prepare());
    if (pushed.outcome === 'raced')
        return { raced: pushed.reason };
    return { result: { ...result, manifestSha: pushed.sha || undefined, verified: pushed.verified } };
}
/** Only who pushes waits for a turn, and half of the time at most: the other half is for writers elsewhere. */
function turns(inputs, repository, deadline, { signal }, clients) {
    if (repository === undefined || inputs.mode !== 'push' || inputs['dry-run'])
        return async () => () => undefined;
    const name = `${repository.url} ${inputs.ref ?? ''}`;
    return async () => await clients.takeTurn({ name, waitSeconds: deadline.remaining() / 2, signal });
}
function connect(inputs, repository, serverUrl, deadline, { context, log, signal }, clients) {
    const { token } = inputs;
    if (!(0,github_inputs/* usesGitHub */.cw)(inputs) || token === undefined)
        return undefined;
    const name = (0,github_inputs/* repositoryName */.aR)(repository, serverUrl);
    if (name === undefined) {
        const what = `"${inputs.repository}" is no repository on ${serverUrl}, whose API is needed`;
        const fix = 'Write `repository: owner/name`, and `github-server-url` and `github-api-url` for another server.';
        throw new action_error/* ActionError */.lZ({ code: 'repository_not_github', what, where: 'input `repository`', fix });
    }
    const apiUrl = (0,github_inputs/* apiUrlOf */.po)(inputs, context);
    const onWait = (seconds, why) => log.info(`GitHub said "${why}": waiting ${seconds.toFixed(1)} s before asking again`);
    return clients.connectRepository({ token, apiUrl, name, deadline, signal, onWait });
}
async function changeOf({ plan, record }, attempt) {
    const { inputs, request, job, history } = attempt;
    const source = await findSourceCommit(record, job.context, history);
    return {
        files: plan.files.map(({ path, after }) => ({ path, bytes: after })),
        message: (0,commit_message/* writeMessage */.ZT)(record, request.occasion, source, inputs['commit-message']),
        author: { name: inputs['commit-name'], email: inputs['commit-email'] },
    };
}
function describe({ plan, verdict }, request, attempts, dryRun) {
    const written = request.occasion === 'rollback' ? 'rolled-back' : 'bumped';
    const outcome = verdict.superseded ? 'superseded' : plan.files.length === 0 ? 'unchanged' : written;
    return {
        outcome,
        service: request.service,
        environment: request.environment,
        plan,
        diff: diffOf(plan),
        manifestSha: undefined,
        commitUrl: undefined,
        attempts,
        dryRun,
        reason: verdict.superseded ? verdict.reason : undefined,
    };
}
const diffOf = (plan) => plan.files.map(({ path, before, after }) => renderUnifiedDiff(path, before, after)).join('');
function announce(result, { log }) {
    for (const warning of result.plan.warnings)
        log.warning(warning);
    if (result.verified === false)
        log.warning('GitHub signed no commit here: it is not Verified. Does this server sign?');
    if (result.outcome === 'superseded') {
        log.warning(`Superseded: ${(0,report/* renderHeadline */.Lf)(result)}. \`force: true\` overrides.`);
        return;
    }
    if (result.diff !== '')
        log.group(result.dryRun ? 'Diff (dry run, nothing is written)' : 'Diff', result.diff);
    log.info((0,report/* renderHeadline */.Lf)(result));
    if (result.pullRequest !== undefined)
        log.info(`Pull request: ${result.pullRequest.url} (${result.pullRequest.state})`);
    if (result.manifestSha !== undefined)
        log.info(`Manifests commit: ${result.manifestSha}`);
}
function raceLost(branch, inputs, tries) {
    const seconds = inputs['max-wait-seconds'];
    const what = `Other writers were first on ${branch.name} of ${branch.repository} ${tries} times within ${seconds} seconds`;
    const fix = 'Run the step again, or raise `max-wait-seconds`. Nothing was written.';
    return new action_error/* ActionError */.lZ({ code: 'race_lost', what, where: 'input `max-wait-seconds`', fix });
}


/***/ }),

/***/ 1487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ runNumberOf),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   mT: () => (/* binding */ concernsSame),
/* harmony export */   mu: () => (/* binding */ recordTrailers)
/* harmony export */ });
/* harmony import */ var _trailers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6771);
// What a commit of ours says about itself in its `Ship-*` trailers, and back. The history of the manifests is our only memory.

const mostFiles = 50;
/** The trailers of a record, in the order in which people read them. */
function recordTrailers(record) {
    const optional = (name, value) => (value === undefined ? [] : [[name, value]]);
    const files = record.files.length <= mostFiles ? record.files : [];
    return [
        ['Ship-Service', record.service],
        ...optional('Ship-Environment', record.environment),
        ...record.images.map((image) => ['Ship-Image', image]),
        ...record.previousImages.map((image) => ['Ship-Previous-Image', image]),
        ...optional('Ship-Source-Repository', record.sourceRepository),
        ...optional('Ship-Source-Commit', record.sourceCommit),
        ...optional('Ship-Run', record.run),
        ...optional('Ship-Actor', record.actor),
        ...optional('Ship-Rollback', record.rollback ? 'true' : undefined),
        ...files.map((file) => ['Ship-File', file]),
    ];
}
/** The record in a commit message; undefined for a commit that is not ours. */
function readRecord(message) {
    const trailers = (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findBlock */ .P_)(message, 'Ship-Service');
    const service = trailers === undefined ? undefined : (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Service');
    if (trailers === undefined || service === undefined)
        return undefined;
    return {
        service,
        environment: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Environment'),
        images: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailers */ .GN)(trailers, 'Ship-Image'),
        previousImages: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailers */ .GN)(trailers, 'Ship-Previous-Image'),
        sourceRepository: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Source-Repository'),
        sourceCommit: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Source-Commit'),
        run: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Run'),
        actor: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Actor'),
        rollback: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailer */ .Je)(trailers, 'Ship-Rollback') === 'true',
        files: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_0__/* .findTrailers */ .GN)(trailers, 'Ship-File'),
    };
}
/** True when both speak of the same service, environment and, where both name files, of a common file. */
function concernsSame(a, b) {
    if (a.service !== b.service || a.environment !== b.environment)
        return false;
    return a.files.length === 0 || b.files.length === 0 || a.files.some((file) => b.files.includes(file));
}
/** The number of a workflow run in `Ship-Run`: a page's `/runs/<number>`, or the number itself. */
function runNumberOf(run) {
    const digits = /(?:\/runs\/|^)(\d+)(?:\/|$)/.exec(run ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
}


/***/ }),

/***/ 6771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ findTrailers),
/* harmony export */   Je: () => (/* binding */ findTrailer),
/* harmony export */   P_: () => (/* binding */ findBlock),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   fJ: () => (/* binding */ appendTrailers)
/* harmony export */ });
/* unused harmony export parseTrailers */
// The trailers of a commit message: https://git-scm.com/docs/git-interpret-trailers. One line each, whatever is put in.
const trailerLine = /^([A-Za-z][A-Za-z0-9-]*): ?(.*)$/;
const ourTrailer = /^(?:Ship|Argocd)-/im;
/** The message with trailers below it, joined to the block that the message may end with; foreign ones with our names are left outside. */
function appendTrailers(message, trailers) {
    const body = message.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
    const lines = trailers.map(([name, value]) => `${name}: ${oneLine(value)}`);
    const paragraphs = body.split(/\n{2,}/);
    const last = paragraphs.at(-1) ?? '';
    const joins = paragraphs.length > 1 && isBlock(last) && !ourTrailer.test(last);
    return `${body}${joins ? '\n' : '\n\n'}${lines.join('\n')}\n`;
}
const isBlock = (paragraph) => paragraph.split('\n').every((line) => trailerLine.test(line));
/** The trailers of a message: the lines of its last paragraph, when it has more than one paragraph. */
const parseTrailers = (message) => readLines(paragraphsBelow(message).at(-1) ?? '');
/** The last paragraph of trailers that has one of this name: what a squash merge wrote below it is passed over. */
function findBlock(message, name) {
    const blocks = paragraphsBelow(message).filter(isBlock).map(readLines);
    return blocks.findLast((block) => findTrailer(block, name) !== undefined);
}
const paragraphsBelow = (message) => message
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
    .slice(1);
const readLines = (paragraph) => paragraph.split('\n').flatMap((line) => {
    const [, name, value] = trailerLine.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()]];
});
/** The last value of a trailer, whatever the case of its name; undefined when it is not there or empty. */
function findTrailer(trailers, name) {
    const values = findTrailers(trailers, name);
    return values.at(-1);
}
/** All values of a trailer that are not empty, in order. */
const findTrailers = (trailers, name) => trailers
    .filter(([each, value]) => each.toLowerCase() === name.toLowerCase() && value !== '')
    .map(([, value]) => value);
/** Text on one line, without control characters. */
const oneLine = (text) => text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* reexport */ deadlineIn),
  z: () => (/* binding */ openGit)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __nccwpck_require__(3926);
// EXTERNAL MODULE: ./.build/domain/nearest.js
var nearest = __nccwpck_require__(2273);
;// CONCATENATED MODULE: ./.build/clients/git-host-keys.js
// GitHub's published SSH host keys: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
// Data only: other hosts are made known by the user.
/** Lines of a known_hosts file for github.com. */
const githubHostKeys = [
    'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
    'github.com ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=',
    'github.com ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=',
];

;// CONCATENATED MODULE: ./.build/clients/git-access.js
// How git reaches a repository: the whole environment of its processes, with credentials where no other process, log or
// file of the user sees them. Never inherits the user's own git settings, hooks, agents or the header of a checkout.



const inherited = new Set(['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_PROXY_SSL_CAINFO']);
const agents = new Set(['SSH_AUTH_SOCK', 'SSH_ASKPASS', 'SSH_AGENT_PID', 'HOME', 'XDG_CONFIG_HOME', 'EMAIL']);
/** The environment for git in `folder`, a private folder that the caller removes; the key file is written there. */
async function gitEnvironment(url, credentials, folder, env) {
    const home = external_node_path_.join(folder, 'home');
    await (0,promises_.mkdir)(home, { mode: 0o700 });
    const clean = Object.entries(env).filter(([name]) => (!name.startsWith('GIT_') || inherited.has(name)) && !agents.has(name));
    return {
        ...Object.fromEntries(clean),
        HOME: home,
        LC_ALL: 'C',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_DEFAULT_REF_FORMAT: 'files',
        GIT_ALLOW_PROTOCOL: protocolOf(url),
        ...configVariables({ ...settings, ...authorization(url, credentials.token) }),
        ...(protocolOf(url) === 'ssh' ? { GIT_SSH_COMMAND: await sshCommand(credentials, home) } : {}),
    };
}
/** The base64 text that the Authorization header carries; mask it beside the token. */
const basicCredentials = (token) => Buffer.from(`x-access-token:${token}`).toString('base64');
/** `https`, `http`, `ssh` or `file`. scp-like addresses are ssh. */
function protocolOf(url) {
    return /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? 'ssh';
}
const settings = {
    'safe.directory': '*',
    'core.hooksPath': '/dev/null',
    'core.fsync': 'none',
    'credential.helper': '',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'advice.detachedHead': 'false',
    'http.lowSpeedLimit': '1',
    'http.lowSpeedTime': '20',
    'pack.threads': '1',
};
/** A header per origin, so that a redirect to another host does not get it. */
function authorization(url, token) {
    if (token === undefined || !/^https?:/i.test(url))
        return {};
    return { [`http.${new URL(url).origin}/.extraHeader`]: `Authorization: Basic ${basicCredentials(token)}` };
}
/** Settings as git takes them from its environment: https://git-scm.com/docs/git-config#ENVIRONMENT */
function configVariables(values) {
    const entries = Object.entries(values);
    const variables = entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return { GIT_CONFIG_COUNT: String(entries.length), ...Object.fromEntries(variables) };
}
/** An ssh without agent, user configuration or questions, that talks only to hosts whose key is known. */
async function sshCommand(credentials, home) {
    const key = external_node_path_.join(home, 'key');
    const hosts = external_node_path_.join(home, 'known_hosts');
    await (0,promises_.writeFile)(key, `${(credentials.sshKey ?? '').replaceAll('\r', '').trimEnd()}\n`, { mode: 0o600 });
    await (0,promises_.writeFile)(hosts, `${githubHostKeys.join('\n')}\n${credentials.knownHosts ?? ''}\n`, { mode: 0o600 });
    const options = [
        'IdentitiesOnly=yes',
        'IdentityAgent=none',
        'BatchMode=yes',
        'StrictHostKeyChecking=yes',
        'UpdateHostKeys=no',
        `UserKnownHostsFile=${doubleQuoted(hosts)}`,
        'GlobalKnownHostsFile=/dev/null',
        'ConnectTimeout=20',
        'ServerAliveInterval=10',
    ];
    const words = ['ssh', '-F', '/dev/null', '-i', key, ...options.flatMap((option) => ['-o', option])];
    return words.map(shellQuoted).join(' ');
}
const doubleQuoted = (text) => (/\s/.test(text) ? `"${text}"` : text);
const shellQuoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

// EXTERNAL MODULE: ./.build/clients/process.js
var process = __nccwpck_require__(8876);
;// CONCATENATED MODULE: ./.build/clients/git-command.js
// Runs git in one private folder with one environment. Knows no repository's layout, and prints nothing.


const leastSeconds = 30;
const keepBytes = 1024 * 1024 * 1024;
/** A deadline that many seconds from now. */
function deadlineIn(seconds) {
    const end = performance.now() + seconds * 1000;
    return { remaining: () => Math.max(0, (end - performance.now()) / 1000) };
}
/** Git in `cwd`. A command may run until the deadline, and at least 30 seconds. */
function gitCommand(cwd, env, deadline, signal) {
    return async (args, input) => {
        const timeoutSeconds = Math.max(leastSeconds, deadline.remaining());
        try {
            return await (0,process/* runProcess */.R)({ command: 'git', args, cwd, env, input, timeoutSeconds, signal, keepBytes });
        }
        catch (cause) {
            if (cause.code !== 'ENOENT')
                throw cause;
            const fix = 'Install git on the runner, 2.30 or newer.';
            throw new action_error/* ActionError */.lZ({ code: 'git_missing', what: 'There is no `git` on this runner', fix }, { cause });
        }
    };
}

;// CONCATENATED MODULE: ./.build/clients/git-failure.js
// Reads what git says when it fails: passing trouble, a lost race, or something that a person has to mend. Never runs git.

/** A failure of git in words for the user. */
class GitError extends action_error/* ActionError */.lZ {
    fault;
    constructor(fault, problem) {
        super(problem);
        this.fault = fault;
    }
}
const ssh = /^(?!https?:|file:)/i;
const writeScope = (target) => ssh.test(target.url)
    ? 'Give the deploy key write access: the repository\'s Settings → Deploy keys → "Allow write access".'
    : "Give the token `Contents: read and write` on that repository (fine-grained token or GitHub App), or the `repo` scope (classic token). The workflow's own GITHUB_TOKEN cannot write another repository.";
const deniedTo = ({ url }) => `${url} knows the credentials and does not let them do this`;
const lasting = [
    [
        /\bssh: (?:command )?not found|cannot run ssh\b/i,
        'ssh_missing',
        ({ url }) => `There is no \`ssh\` on this runner, and ${url} is reached through it`,
        () => 'Install openssh-client on the runner, or give an https URL with `token`.',
    ],
    [
        /invalid format|error in libcrypto|incorrect passphrase|Load key .*:/i,
        'manifests_ssh_key',
        () => 'The `ssh-key` is not a private key that ssh can use',
        () => 'Give the whole private key, with its BEGIN and END lines and without a passphrase.',
    ],
    [
        /could not read (?:Username|Password)|Authentication failed|Invalid username or (?:password|token)|error: 401|Permission denied \((?:publickey|password|keyboard)/i,
        'manifests_unauthenticated',
        ({ url, authenticated }) => `${url} ${authenticated ? 'did not accept the credentials' : 'asks for credentials'}`,
        ({ url, authenticated }) => {
            if (!authenticated)
                return `Give the step \`${ssh.test(url) ? 'ssh-key' : 'token'}: \${{ secrets.… }}\`.`;
            return ssh.test(url)
                ? 'Check that `ssh-key` is the private key, whole and without a passphrase, of a deploy key of that repository.'
                : 'Check that `token` is the right one, whole, and not expired.';
        },
    ],
    [
        /error: 403|Write access to repository not granted|Permission to .* denied|marked as read.only|not allowed to upload code/i,
        'manifests_forbidden',
        deniedTo,
        writeScope,
    ],
    [
        /Repository not found|repository '.*' not found|error: 404|does not appear to be a git repository|does not exist|Could not read from remote repository[\s\S]*not found/i,
        'manifests_not_found',
        ({ url }) => `There is no repository ${url}, or the credentials may not see it`,
        () => 'Check `repository`, and that `token` or `ssh-key` may read it: a private repository answers "not found" too.',
    ],
    [
        /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
        'manifests_host_key',
        ({ url }) => `The host of ${url} did not show a host key that is known`,
        ({ url }) => `Give its line of a known_hosts file, taken over a trusted channel, as \`ssh-known-hosts\`: it begins with \`${knownHost(url)} \`.`,
    ],
    [
        /SSL certificate problem|certificate verification failed|server certificate/i,
        'manifests_tls',
        ({ url }) => `The certificate of ${url} is not trusted`,
        () => 'Install the CA on the runner, or set GIT_SSL_CAINFO to its file in the job.',
    ],
];
/** The host as known_hosts names it: https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT */
function knownHost(url) {
    const { hostname, port } = new URL(URL.canParse(url) ? url : `ssh://${url.replace(/:.*$/s, '')}`);
    return port === '' || port === '22' ? hostname : `[${hostname}]:${port}`;
}
const transport = /error: (?:5\d\d|429|408)|HTTP (?:5\d\d|429|408)|RPC failed|hung up|early EOF|unexpected disconnect|Empty reply|Connection (?:reset|timed out|closed|refused)|Failed to connect|Could(?:n't| not) (?:resolve|connect)|Operation (?:too slow|timed out)|transfer closed|timed out|Timeout|SSL_ERROR|gnutls_handshake|recv error|kex_exchange|Broken pipe|No route to host|Network is unreachable|closed by remote host|Received disconnect|invalid index-pack output|did not send all necessary objects/i;
const lostRace = /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|unable to (?:lock|create).*lock|incorrect old value|reference already exists|remote ref updated since|is at [0-9a-f]+ but expected|failed to lock/i;
const nameTaken = /'refs\/heads\/([^']+)' exists; cannot create|directory file conflict/i;
const protectedBranch = /GH006|GH013|protected branch|repository rule violations|not allowed to (?:push|force push)|Changes must be made through/i;
/** Turns the end of a failed command into an error. `words` is what git printed to standard error. */
function gitError(words, target, timedOut = false) {
    const said = quoteWords(words);
    const rule = lasting.find(([pattern]) => pattern.test(words));
    if (rule !== undefined && !timedOut) {
        const [, code, what, fix] = rule;
        return new GitError('refused', {
            code,
            what: `${what(target)}${said}`,
            where: 'input `repository`',
            fix: fix(target),
        });
    }
    const passing = timedOut || transport.test(words);
    const problem = passing
        ? {
            code: 'manifests_unreachable',
            what: `${target.url} ${timedOut ? 'did not answer in time' : 'could not be reached'}${said}`,
            where: 'input `repository`',
            fix: 'Run the step again when the server is well; nothing was lost and nothing was written twice.',
        }
        : {
            code: 'git_failed',
            what: `git failed on ${target.url}${said}`,
            where: 'input `repository`',
            fix: "Read git's own words above.",
        };
    return new GitError(passing ? 'passing' : 'refused', problem);
}
/** Reads the end of `git push --porcelain` of one ref. */
function readPush(exitCode, stdout, stderr, target, timedOut) {
    const line = stdout.split('\n').find((each) => /^[ +*=!-]\t/.test(each)) ?? '';
    const reason = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/.exec(line)?.[1] ?? '';
    if (exitCode === 0 && !timedOut)
        return { verdict: 'pushed' };
    if (line.startsWith('!'))
        return rejected(reason, line.includes('[remote rejected]'), stderr, target);
    const error = writeError(stderr, target, timedOut);
    return error.fault === 'passing'
        ? { verdict: 'unknown', reason: lastWords(stderr) || 'the server did not answer in time' }
        : { verdict: 'refused', error };
}
/** Every git host has words of its own for a key that may only read, or none; the same key has read a moment ago. */
function writeError(stderr, target, timedOut) {
    const error = gitError(stderr, target, timedOut);
    const isShut = ssh.test(target.url) && /Could not read from remote repository/.test(stderr);
    if (error.code !== 'git_failed' || !isShut)
        return error;
    const what = `${deniedTo(target)}${quoteWords(stderr)}`;
    const problem = { code: 'manifests_forbidden', what, where: 'input `repository`', fix: writeScope(target) };
    return new GitError('refused', problem);
}
function rejected(reason, sent, stderr, target) {
    const said = quoteWords(stderr);
    if (protectedBranch.test(reason) || protectedBranch.test(stderr)) {
        const fix = target.isProposal
            ? 'Let this identity bypass the rule in its protection or ruleset, or leave `ship/**` out of the rule: proposals are written there.'
            : "Use `mode: pull-request`, or let this identity bypass the rule in the branch's protection or ruleset.";
        const what = `A rule protects the branch ${target.branch} of ${target.url}${said}`;
        return {
            verdict: 'refused',
            error: new GitError('refused', { code: 'branch_protected', what, where: 'input `ref`', fix }),
        };
    }
    const taken = nameTaken.exec(reason) ?? nameTaken.exec(stderr);
    if (taken !== null)
        return { verdict: 'refused', error: nameTakenError(target, taken[1] ?? target.branch.split('/')[0]) };
    if (lostRace.test(reason) || (/failed|error/.test(reason) && lostRace.test(stderr)))
        return { verdict: 'raced', reason, sent };
    if (/hook declined/i.test(reason)) {
        const what = `A hook of ${target.url} declined the push to ${target.branch}${said}`;
        const fix = 'Do what the hook asks for in its words above, e.g. with `commit-message` or `commit-email`.';
        return {
            verdict: 'refused',
            error: new GitError('refused', { code: 'push_declined', what, where: 'input `repository`', fix }),
        };
    }
    if (/failed to report status|internal server error|unpacker error|^failed$|timeout/i.test(reason)) {
        return { verdict: 'unknown', reason };
    }
    const what = `${target.url} refused the push to ${target.branch}: ${reason}${said}`;
    return {
        verdict: 'refused',
        error: new GitError('refused', {
            code: 'push_refused',
            what,
            where: 'input `repository`',
            fix: writeScope(target),
        }),
    };
}
/** git keeps branches like files: `ship` and `ship/x` cannot both be. */
function nameTakenError({ url, branch }, taken = '') {
    const what = `The branch ${branch} cannot be made in ${url}: there is a branch "${taken}"`;
    const fix = `Rename or delete the branch "${taken}": git cannot have a branch and others below its name.`;
    return new GitError('refused', { code: 'push_refused', what, where: 'input `repository`', fix });
}
/** The remote's own lines, without git's hints and progress. */
function quoteWords(stderr) {
    const lines = stderr
        .split(/[\r\n]+/)
        .map((line) => line.replace(/^(?:remote|error|fatal|warning): ?/, '').trim())
        .filter((line) => line !== '' && !/^(?:hint:|To |! \[|error: failed to push|failed to push some refs)/.test(line));
    return lines.length === 0 ? '' : `: ${lines.slice(-6).join(' · ')}`;
}
const lastWords = (stderr) => stderr
    .trim()
    .split(/[\r\n]+/)
    .at(-1) ?? '';

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./.build/clients/git-objects.js
// Reads and writes objects of a bare repository: trees, blobs in one batch, messages, one commit. Never touches a work tree.

/** The entries below `folders`; `''` is the root. Paths that are no UTF-8 are left out. */
async function listTree(git, sha, folders) {
    const paths = folders.includes('') ? [] : ['--', ...folders];
    const { stdout } = await demand(git, ['ls-tree', '-r', '-z', '--full-tree', sha, ...paths]);
    return splitNul(stdout).flatMap((row) => {
        const [, mode, blob, path] = /^(\d+) \S+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
        if (mode === undefined || blob === undefined || path === undefined || path.includes('\uFFFD'))
            return [];
        return [{ mode, blob, path }];
    });
}
/** The bytes of blobs that are here already, by id, through one `cat-file --batch`. */
async function readBlobs(git, blobs) {
    const found = new Map();
    if (blobs.length === 0)
        return found;
    const { stdout } = await demand(git, ['cat-file', '--batch'], `${blobs.join('\n')}\n`);
    let at = 0;
    while (at < stdout.length) {
        const end = stdout.indexOf(10, at);
        const [id = '', type, size = '0'] = stdout.toString('latin1', at, end).split(' ');
        if (type === 'missing')
            throw new Error(`git object ${id} is missing`);
        const start = end + 1;
        found.set(id, stdout.subarray(start, start + Number(size)));
        at = start + Number(size) + 1;
    }
    return found;
}
/** Up to `limit` commits from `sha` backwards, children before parents; ends where the history that is here ends. */
async function readLog(git, sha, limit) {
    const format = ['--topo-order', '-z', '--format=%H%n%cI%n%B', `--max-count=${limit}`];
    const { stdout } = await demand(git, ['log', ...format, sha, '--']);
    return splitNul(stdout).map(parseCommit);
}
/** The commits from `sha` backwards that changed one of `paths`. Needs the trees of the commits to be here. */
async function readChanges(git, sha, paths) {
    // A message may hold anything but what nobody could know.
    const mark = (0,external_node_crypto_.randomUUID)();
    const format = [
        '--topo-order',
        `--format=${mark}%H%n%cI%n%B${mark}`,
        '--raw',
        '--no-abbrev',
        '--no-renames',
        '-m',
        '-z',
    ];
    const { stdout } = await demand(git, ['log', ...format, sha, '--', ...paths]);
    const seen = new Map();
    const pieces = stdout.toString('utf8').split(mark).slice(1);
    for (let at = 0; at < pieces.length; at += 2) {
        const [head = '', raw = ''] = pieces.slice(at);
        const commit = parseCommit(head);
        if (!seen.has(commit.sha))
            seen.set(commit.sha, { ...commit, entries: parseRaw(raw) });
    }
    return [...seen.values()];
}
/** Writes one commit with new blobs and the trees above them, and returns its id: https://git-scm.com/docs/git-fast-import */
async function writeCommit(git, draft) {
    const who = `${identity(draft.name)} <${identity(draft.email)}> ${Math.floor(Date.now() / 1000)} +0000`;
    const message = Buffer.from(draft.message);
    const head = `commit refs/ship/bump\nmark :1\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n`;
    const files = draft.files.flatMap(({ path, mode, bytes }) => [
        Buffer.from(`M ${mode} inline ${quotePath(path)}\ndata ${bytes.length}\n`),
        bytes,
        Buffer.from('\n'),
    ]);
    const from = Buffer.from(`\nfrom ${draft.parent}\n`);
    const stream = Buffer.concat([Buffer.from(head), message, from, ...files, Buffer.from('\nget-mark :1\ndone\n')]);
    const { stdout } = await demand(git, ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--force', '--done'], stream);
    return stdout.toString('latin1').trim();
}
/** Runs git and takes failure as our own bug: these commands only touch our private folder. */
async function demand(git, args, input) {
    const result = await git(args, input);
    if (result.exitCode === 0)
        return result;
    throw new Error(`git ${args[0]} failed: ${result.stderr.toString().trim() || result.killedBy || 'time is up'}`);
}
const splitNul = (bytes) => bytes
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '');
function parseCommit(text) {
    const [sha = '', committedAt = '', ...message] = text.trim().split('\n');
    return { sha, committedAt, message: message.join('\n').trim() };
}
/** `:<mode> <mode> <blob> <blob> <letter>\0<path>\0` of files that are there after the commit. */
function parseRaw(raw) {
    const parts = raw.split('\0').map((part) => part.trim());
    const entries = [];
    parts.forEach((part, index) => {
        const [, mode, blob, letter] = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(part) ?? [];
        const path = parts[index + 1];
        if (mode === undefined || blob === undefined || path === undefined || letter === 'D')
            return;
        entries.push({ mode, blob, path });
    });
    return entries;
}
/** What git lets stand in a name or an address. */
const identity = (text) => text
    .replace(/[<>\p{Cc}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
const quotePath = (path) => `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

// EXTERNAL MODULE: ./.build/clients/retry.js + 2 modules
var retry = __nccwpck_require__(1358);
;// CONCATENATED MODULE: ./.build/clients/git.js
// One branch of a remote repository in a private bare folder: fetched shallow and without blobs, moved by one push.
// Never makes a work tree, runs a hook, or leaves anything behind after close().










const fetchQuietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head'];
/** Prepares the private folder; speaks to nobody yet. */
async function openGit(options) {
    if (options.credentials.token !== undefined)
        options.onSecret?.(basicCredentials(options.credentials.token));
    const folder = await (0,promises_.mkdtemp)(external_node_path_.join(options.temporaryFolder, 'ship-manifests-'));
    const env = await gitEnvironment(options.url, options.credentials, folder, options.env);
    const command = gitCommand(folder, env, options.deadline, options.signal);
    const gitDir = external_node_path_.join(folder, 'repository.git');
    const git = (args, input) => command([`--git-dir=${gitDir}`, '--literal-pathspecs', ...args], input);
    return new Remote(options, folder, gitDir, command, git);
}
class Remote {
    #options;
    #folder;
    #gitDir;
    /** Outside the repository. */
    #command;
    #git;
    #blobs = new Map();
    #branch;
    /** True when blobs must be asked for. */
    #partial = true;
    /** True when the contents that changed since the first fetch came along. */
    #refetched = false;
    constructor(options, folder, gitDir, command, git) {
        this.#options = options;
        this.#folder = folder;
        this.#gitDir = gitDir;
        this.#command = command;
        this.#git = git;
    }
    branch() {
        return this.#branch ?? this.#options.branch ?? 'HEAD';
    }
    async fetch() {
        if (this.#branch === undefined) {
            await this.#persist(async () => await this.#clone());
            this.#branch = await this.#headBranch();
        }
        else {
            const refspec = `+refs/heads/${this.#branch}:refs/heads/${this.#branch}`;
            // Since the last fetch little has changed, but our file may be part of it: contents come along, which saves asking for them.
            const filter = this.#partial ? ['--filter=blob:limit=1m'] : [];
            await this.#ask([...fetchQuietly, ...filter, 'origin', refspec]);
            this.#refetched = true;
        }
        const tip = await this.#tip(`refs/heads/${this.#branch}`);
        if (tip !== undefined)
            return tip;
        const what = `${this.#options.url} has no commit on ${this.#branch}`;
        const fix = 'Commit the manifests to the repository first.';
        throw new action_error/* ActionError */.lZ({ code: 'manifests_empty', what, where: 'input `repository`', fix });
    }
    async list(sha, folders) {
        return await listTree(this.#git, sha, folders);
    }
    async read(blobs) {
        const missing = [...new Set(blobs)].filter((blob) => !this.#blobs.has(blob));
        // After a refetch they should be here; git itself asks for one that is not, and we for all when it cannot.
        const here = this.#refetched ? await readBlobs(this.#git, missing).catch(() => undefined) : undefined;
        if (here === undefined)
            await this.#fetchBlobs(missing);
        for (const [blob, bytes] of here ?? (await readBlobs(this.#git, missing)))
            this.#blobs.set(blob, bytes);
        return this.#blobs;
    }
    /** What git itself does for missing objects, but for all of them at once. */
    async #fetchBlobs(blobs) {
        if (!this.#partial || blobs.length === 0)
            return;
        const args = ['-c', 'fetch.negotiationAlgorithm=noop', ...fetchQuietly, '--filter=blob:none', '--stdin', 'origin'];
        await this.#ask(args, `${blobs.join('\n')}\n`);
    }
    async deepen(sha, commits, trees) {
        if ((await this.boundary()).length === 0)
            return false;
        const filter = `--filter=${trees ? 'blob:none' : 'tree:0'}`;
        await this.#ask([...fetchQuietly, `--deepen=${commits}`, filter, 'origin', sha]);
        return true;
    }
    async log(sha, limit) {
        return await readLog(this.#git, sha, limit);
    }
    async changes(sha, paths) {
        return await readChanges(this.#git, sha, paths);
    }
    async boundary() {
        return (await this.#file('shallow')).split('\n').filter((line) => line !== '');
    }
    async commit(parent, change) {
        return await writeCommit(this.#git, { parent, ...change });
    }
    async push(sha, base, onto) {
        const ref = `refs/heads/${onto?.branch ?? this.branch()}`;
        // With a lease git compares ids only; without one it would fetch the other writers' commits just to call them newer.
        const lease = `--force-with-lease=${ref}:${onto === undefined ? base : (onto.expected ?? '')}`;
        const result = await this.#git(['push', '--porcelain', '--no-verify', lease, 'origin', `${sha}:${ref}`]);
        const [stdout, stderr] = [result.stdout.toString(), result.stderr.toString()];
        const target = onto === undefined ? this.#target() : { ...this.#target(), branch: onto.branch, isProposal: true };
        return readPush(result.exitCode, stdout, stderr, target, result.timedOut);
    }
    async locate(branch) {
        let found;
        await this.#ask(['ls-remote', 'origin', `refs/heads/${branch}`], undefined, (stdout) => {
            found = /^[0-9a-f]+/.exec(stdout)?.[0];
        });
        return found;
    }
    async contains(head, sha) {
        return head === sha || (await this.#git(['merge-base', '--is-ancestor', sha, head])).exitCode === 0;
    }
    async close() {
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    }
    async #clone() {
        await (0,promises_.rm)(this.#gitDir, { recursive: true, force: true });
        const { url, branch } = this.#options;
        const shape = ['--bare', '--depth=1', '--single-branch', '--no-tags', '--filter=blob:none', '--template='];
        const only = branch === undefined ? [] : [`--branch=${branch}`];
        const result = await this.#command(['clone', '-q', ...shape, ...only, '--', url, this.#gitDir]);
        const words = result.stderr.toString();
        this.#partial = !/filtering not recognized/.test(words);
        if (result.exitCode === 0)
            return;
        if (/Remote branch .* not found/.test(words))
            throw await this.#branchMissing();
        throw gitError(words, this.#target(), result.timedOut);
    }
    /** Where a ref of the private folder stands: https://git-scm.com/docs/gitrepository-layout */
    async #tip(ref) {
        const loose = await this.#file(ref);
        if (loose !== '')
            return loose.trim();
        const packed = (await this.#file('packed-refs')).split('\n').map((line) => line.split(' '));
        return packed.find(([, name]) => name === ref)?.[0];
    }
    /** A file of the private folder; empty when it is not there. */
    async #file(name) {
        return await (0,promises_.readFile)(external_node_path_.join(this.#gitDir, name), 'utf8').catch(() => '');
    }
    async #headBranch() {
        const head = (await this.#file('HEAD')).trim();
        const name = /^ref: refs\/heads\/(.+)$/.exec(head)?.[1];
        if (name !== undefined)
            return name;
        const what = `"${this.#options.branch ?? 'HEAD'}" is no branch of ${this.#options.url}`;
        throw new action_error/* ActionError */.lZ({ code: 'branch_not_found', what, where: 'input `ref`', fix: 'Name a branch, not a tag.' });
    }
    async #branchMissing() {
        const { url, branch = '' } = this.#options;
        const { stdout } = await this.#command(['ls-remote', '--heads', '--', url]);
        const heads = [...stdout.toString().matchAll(/\trefs\/heads\/(.+)$/gm)].map(([, name = '']) => name);
        const near = (0,nearest/* nearestNames */.L)(branch, heads);
        const fix = `${near.length > 0 ? 'Near' : 'Known'}: ${(near.length > 0 ? near : heads.slice(0, 10)).join(', ')}.`;
        const what = `${url} has no branch "${branch}"`;
        return new action_error/* ActionError */.lZ({ code: 'branch_not_found', what, where: 'input `ref`', fix });
    }
    /** A command that speaks to the server. */
    async #ask(args, input, onAnswer) {
        await this.#persist(async () => {
            const result = await this.#git(args, input);
            if (result.exitCode === 0)
                return onAnswer?.(result.stdout.toString());
            await this.#unlock();
            throw gitError(result.stderr.toString(), this.#target(), result.timedOut);
        });
    }
    /** A killed git leaves its locks behind, and nobody else works in this folder. */
    async #unlock() {
        for (const lock of ['shallow.lock', 'packed-refs.lock', `refs/heads/${this.branch()}.lock`])
            await (0,promises_.rm)(external_node_path_.join(this.#gitDir, lock), { force: true });
    }
    async #persist(attempt) {
        const { deadline, signal } = this.#options;
        const isPassing = (thrown) => thrown instanceof GitError && thrown.fault === 'passing';
        await (0,retry/* retry */.L)(attempt, { retries: 50, maxSeconds: deadline.remaining(), signal, isPassing });
    }
    #target() {
        const { url, credentials } = this.#options;
        const authenticated = credentials.token !== undefined || credentials.sshKey !== undefined;
        return { url, branch: this.branch(), authenticated };
    }
}


/***/ }),

/***/ 5600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  J: () => (/* binding */ connectRepository)
});

// EXTERNAL MODULE: ./.build/clients/github.js
var github = __nccwpck_require__(3778);
// EXTERNAL MODULE: ./.build/clients/github-patience.js
var github_patience = __nccwpck_require__(6356);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __nccwpck_require__(3926);
// EXTERNAL MODULE: ./.build/clients/github-fault.js
var github_fault = __nccwpck_require__(2223);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./.build/clients/github-merge.js
// Merges a pull request as soon as its rules allow: by GitHub's auto-merge, or at once when nothing is left to wait for.
// https://docs.github.com/en/graphql/reference/mutations#enablepullrequestautomerge


const methods = ['squash', 'merge', 'rebase'];
/** Nothing is left to wait for: GitHub then refuses to wait, in many words, and takes a direct merge. */
const mergeableStates = ['clean', 'unstable', 'has_hooks'];
const isOn = /already (?:enabled|in the (?:merge )?queue|queued)/i;
const undecided = /in unknown status|base branch was modified/i;
const methodRefused = /merge method|(?:merges|merge commits) are not allowed|merging is not allowed/i;
const queueOnly = /through (?:the|a) merge queue/i;
const mostPauses = 5;
/** Tries after an answer that got lost. */
const mostTries = 3;
/** Enables auto-merge, merges or queues, with the first method that the repository allows: squash, merge, rebase. */
async function autoMerge(github, name, pull, head, message) {
    let reason = 'no merge method is allowed';
    for (const method of await allowedMethods(github, name)) {
        const refusal = await enable(github, pull.id, head, method);
        if (refusal === undefined || isOn.test(refusal.message))
            return { state: 'waiting', method };
        reason = refusal.message;
        if (methodRefused.test(reason))
            continue;
        // A token that may bypass the rules would merge what still waits for them.
        if (!(await isMergeable(github, name, pull.number)))
            break;
        const outcome = await merge(github, name, pull.number, head, message, method);
        if (typeof outcome !== 'string')
            return outcome;
        reason = outcome;
        if (queueOnly.test(reason))
            return await enqueue(github, pull.id, head, method);
        if (!methodRefused.test(reason))
            break;
    }
    return { state: 'refused', reason };
}
/** Whether nothing is left to wait for. GitHub needs a moment after a push to know. */
async function isMergeable(github, name, number) {
    for (let pauses = 0;; pauses++) {
        const { mergeable_state: state = 'unknown' } = await readPull(github, name, number);
        if (state !== 'unknown' || pauses === mostPauses)
            return mergeableStates.includes(state);
        await (0,promises_.setTimeout)(500 * 2 ** pauses);
    }
}
const readPull = async (github, name, number) => (await github.request(`GET /repos/${name}/pulls/${number}`));
/** GitHub tells the switches only to those who may push; what it does not tell is tried. */
async function allowedMethods(github, name) {
    const answer = (await github.request(`GET /repos/${name}`));
    const switches = { squash: 'allow_squash_merge', merge: 'allow_merge_commit', rebase: 'allow_rebase_merge' };
    return methods.filter((method) => answer[switches[method]] !== false);
}
/** Undefined when it is on. */
async function enable(github, pullRequestId, head, method) {
    const mutation = `mutation AutoMerge($input: EnablePullRequestAutoMergeInput!) {
    enablePullRequestAutoMerge(input: $input) { pullRequest { number } } }`;
    const input = { pullRequestId, mergeMethod: method.toUpperCase(), expectedHeadOid: head };
    return await refusalOf(async () => {
        await github.graphql(mutation, { input });
    });
}
/** Into the merge queue of the base, which merges by its own method. */
async function enqueue(github, pullRequestId, head, method) {
    const mutation = `mutation Enqueue($input: EnqueuePullRequestInput!) {
    enqueuePullRequest(input: $input) { clientMutationId } }`;
    const refusal = await refusalOf(async () => {
        await github.graphql(mutation, { input: { pullRequestId, expectedHeadOid: head } });
    });
    if (refusal === undefined || isOn.test(refusal.message))
        return { state: 'waiting', method };
    return { state: 'refused', reason: refusal.message };
}
async function merge(github, name, number, head, message, method) {
    const [title = '', ...rest] = message.trimEnd().split('\n');
    const body = {
        merge_method: method,
        sha: head,
        commit_title: `${title} (#${number})`,
        commit_message: rest.join('\n').trim(),
    };
    let oid = '';
    const mergeNow = async () => {
        oid = (await github.request(`PUT /repos/${name}/pulls/${number}/merge`, body)).sha;
    };
    const refusal = await refusalOf(mergeNow, async () => {
        const { merged, merge_commit_sha: sha } = await readPull(github, name, number);
        oid = sha ?? '';
        return merged === true;
    });
    return refusal?.message ?? { state: 'merged', oid, method };
}
/**
 * What GitHub answers against it, after some tries where it has not made up its mind, or gave no answer and `isDone` says that nothing
 * came of it. Missing permissions are thrown. Each of these changes may be asked for twice.
 */
async function refusalOf(attempt, isDone = async () => false) {
    for (let pauses = 0;; pauses++) {
        try {
            await attempt();
            return undefined;
        }
        catch (thrown) {
            const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
            const decided = fault?.kind === 'refused' || fault?.kind === 'conflict' || fault?.kind === 'protected';
            const isLost = fault?.kind === 'unreachable';
            if (fault === undefined || !(decided || isLost) || (isLost && pauses === mostTries))
                throw thrown;
            if (isLost && (await isDone()))
                return undefined;
            if (!isLost && (!undecided.test(fault.message) || pauses === mostPauses))
                return fault;
            await (0,promises_.setTimeout)(500 * 2 ** pauses);
        }
    }
}

;// CONCATENATED MODULE: ./.build/clients/github-refs.js
// The branches of a repository through GitHub's API. Never looks into commits.
// https://docs.github.com/en/rest/git/refs

/** The commit that a branch stands at; undefined when there is no such branch. */
async function findBranch(github, repository, branch) {
    try {
        const answer = await github.request(`GET /repos/${repository}/git/ref/heads/${encodeBranch(branch)}`);
        return answer.object.sha;
    }
    catch (thrown) {
        if ((0,github_fault/* findGitHubFault */.d)(thrown)?.kind === 'not_found')
            return undefined;
        throw thrown;
    }
}
/** Makes a branch; rejects (422) when it is there already. */
async function createBranch(github, repository, branch, oid) {
    await github.request(`POST /repos/${repository}/git/refs`, { ref: `refs/heads/${branch}`, sha: oid });
}
/** Moves a branch wherever it stands. */
async function forceBranch(github, repository, branch, oid) {
    const route = `PATCH /repos/${repository}/git/refs/heads/${encodeBranch(branch)}`;
    await github.request(route, { sha: oid, force: true });
}
/** Deletes a branch; one that is not there is fine. */
async function deleteBranch(github, repository, branch) {
    try {
        await github.request(`DELETE /repos/${repository}/git/refs/heads/${encodeBranch(branch)}`);
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
        const absent = fault?.kind === 'not_found' || /does not exist/.test(fault?.message ?? '');
        if (!absent)
            throw thrown;
    }
}
const encodeBranch = (branch) => branch.split('/').map(encodeURIComponent).join('/');

;// CONCATENATED MODULE: ./.build/clients/github-pulls.js
// Pull requests through GitHub's API: what a branch proposes, and the one open pull request for it. Decides nothing.
// https://docs.github.com/en/rest/pulls/pulls




/** The pull requests of `owner/name`; speaks to nobody yet. */
function openPulls(github, name) {
    const calling = async (doing, permission, calls) => {
        try {
            return await calls();
        }
        catch (thrown) {
            throw refusedByActions(thrown) ?? (0,github_fault/* githubError */.q)(thrown, { doing, repository: name, permission });
        }
    };
    const pulls = async (doing, calls) => await calling(doing, 'pull_requests: write', calls);
    const find = (base, branch) => pulls('looking for the pull request', () => findPull(github, name, base, branch));
    return {
        find,
        proposed: (base, branch) => calling(`comparing ${branch}`, 'contents: read', () => readProposed(github, name, base, branch)),
        isDismissed: (base, branch, head) => pulls('looking for closed pull requests', () => isDismissed(github, name, base, branch, head)),
        open: (base, branch, title, body) => pulls('opening a pull request', () => openPull(github, name, { base, head: branch, title, body })),
        change: (number, change) => pulls(`changing #${number}`, async () => {
            await github.request(`PATCH /repos/${name}/pulls/${number}`, { ...change });
        }),
        addLabels: (number, labels) => pulls(`labelling #${number}`, async () => {
            await github.request(`POST /repos/${name}/issues/${number}/labels`, { labels });
        }),
        requestReviews: (number, people, teams) => pulls(`asking for reviews of #${number}`, async () => {
            const asked = { reviewers: people, team_reviewers: teams };
            await github.request(`POST /repos/${name}/pulls/${number}/requested_reviewers`, asked);
        }),
        autoMerge: (pull, head, message) => calling(`merging #${pull.number}`, 'contents: write', () => autoMerge(github, name, pull, head, message)),
        deleteBranch: (branch) => calling(`deleting ${branch}`, 'contents: write', () => deleteBranch(github, name, branch)),
    };
}
/** Commits that GitHub makes, or puts on another base, have its own address. */
const isRewritten = (author, committer) => committer?.email !== author?.email && committer?.email !== 'noreply@github.com';
async function readProposed(github, name, base, branch) {
    const range = `${encodeURIComponent(base)}...${encodeURIComponent(branch)}`;
    try {
        const answer = (await github.request(`GET /repos/${name}/compare/${range}`, { per_page: 250 }));
        const commits = answer.commits.toReversed().map(({ sha, commit, parents }) => ({
            oid: sha,
            message: commit.message,
            parents: parents.map((each) => each.sha),
            author: commit.author?.name ?? 'somebody',
            isRewritten: isRewritten(commit.author, commit.committer),
            verified: commit.verification?.verified === true,
        }));
        const head = commits[0]?.oid ?? answer.merge_base_commit.sha;
        return { head, commits, complete: commits.length >= answer.total_commits };
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
        // A branch that stands apart answers 404, too.
        if (fault?.kind === 'not_found' && !/no common ancestor/i.test(fault.message))
            return undefined;
        throw thrown;
    }
}
async function findPull(github, name, base, branch) {
    const [found] = await listPulls(github, name, base, branch, 'open');
    return found === undefined ? undefined : pullOf(found);
}
async function isDismissed(github, name, base, branch, sha) {
    const [newest] = await listPulls(github, name, base, branch, 'all');
    return newest?.state === 'closed' && newest.merged_at === null && newest.head.sha === sha;
}
/** Newest first. */
async function listPulls(github, name, base, branch, state) {
    const head = `${name.split('/')[0]}:${branch}`;
    return (await github.request(`GET /repos/${name}/pulls`, { state, head, base }));
}
const pullOf = (pull) => ({
    number: pull.number,
    url: pull.html_url,
    id: pull.node_id,
    title: pull.title,
    body: pull.body ?? '',
    labels: pull.labels.map((label) => label.name),
});
/** One that somebody opened meanwhile for the same branch is as good. */
async function openPull(github, name, pull) {
    try {
        return pullOf((await github.request(`POST /repos/${name}/pulls`, { ...pull })));
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
        const mayBeThere = fault?.kind === 'unreachable' || /already exists/.test(fault?.message ?? '');
        const found = mayBeThere ? await findPull(github, name, pull.base, pull.head) : undefined;
        if (found === undefined)
            throw thrown;
        return found;
    }
}
function refusedByActions(thrown) {
    const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
    if (!/not permitted to create or approve/.test(fault?.message ?? ''))
        return undefined;
    const problem = {
        code: 'github_forbidden',
        what: `GitHub said "${fault?.message}"`,
        where: 'input `token`',
        fix: "Give a GitHub App's token, or allow it in the repository: Settings → Actions → General → Allow GitHub Actions to create and approve pull requests.",
    };
    return new action_error/* ActionError */.lZ(problem, { cause: thrown });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./.build/clients/github-objects.js
// What GitHub's API tells of a repository: the head of a branch, trees, blobs, history. Never writes, and turns no fault into words.
// https://docs.github.com/en/graphql/reference/objects#repository

const entryFields = 'name mode type oid';
const blobFields = '... on Blob { text isBinary isTruncated }';
const historyFields = '{ nodes { oid message committedDate } pageInfo { hasNextPage endCursor } }';
/** Splits `owner/name`. */
const ownerAndName = (repository) => {
    const [owner = '', name = ''] = repository.split('/');
    return { owner, name };
};
/** The head of a branch (undefined: the default branch) and, in the same request, files, folders and the newest commits. Undefined when the branch is not there. */
async function readHead(github, repository, branch, paths, withContent = true) {
    const content = withContent ? `object { ${blobFields} }` : '';
    const entries = `... on Tree { entries { ${entryFields} ${content} } }`;
    const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { ${entryFields} object { ${withContent ? blobFields : ''} ${entries} } }`);
    const declared = [...paths.map((_, at) => `, $p${at}: String!`), branch === undefined ? '' : ', $ref: String!'];
    const query = `query Head($owner: String!, $name: String!${declared.join('')}) {
    repository(owner: $owner, name: $name) { url
      branch: ${branch === undefined ? 'defaultBranchRef' : 'ref(qualifiedName: $ref)'} { name target { oid
        ... on Commit { history(first: 50) ${historyFields} ${files.join('\n')} } } } } }`;
    const variables = Object.fromEntries(paths.map((each, at) => [`p${at}`, each]));
    const ref = branch === undefined ? {} : { ref: `refs/heads/${branch}` };
    const answer = (await github.graphql(query, { ...ownerAndName(repository), ...ref, ...variables }));
    const { branch: found, url } = answer.repository;
    if (found === null)
        return undefined;
    const { oid, history } = found.target;
    const pairs = paths.flatMap((asked, at) => {
        const entry = found.target[`p${at}`];
        return entry === null ? [] : [[asked, foundOf(asked, entry)]];
    });
    return { branch: found.name, oid, url, found: new Map(pairs), newest: commitsOf(history) };
}
const foundOf = (path, entry) => ({
    entry: entryOf(path, entry),
    children: (entry.object?.entries ?? []).map((child) => entryOf(`${path}/${child.name}`, child)),
});
function entryOf(path, { mode, type, oid, object }) {
    const content = type === 'blob' ? contentOf(oid, object) : undefined;
    return { path, mode: mode.toString(8).padStart(6, '0'), type, oid, content };
}
/** The blob's bytes when GraphQL's text is surely all of them: its hash must be the blob's name. */
function contentOf(oid, blob) {
    if (typeof blob?.text !== 'string' || blob.isBinary === true || blob.isTruncated === true)
        return undefined;
    const bytes = Buffer.from(blob.text, 'utf8');
    return [bytes, Buffer.concat([byteOrderMark, bytes])].find((each) => blobName(each, oid.length) === oid);
}
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
const blobName = (bytes, length) => (0,external_node_crypto_.createHash)(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
const commitsOf = ({ nodes, pageInfo }) => ({
    commits: nodes.map(({ oid, message, committedDate }) => ({ oid, message, committedAt: committedDate })),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
});
/** Commits from `oid` backwards, only those that touched `path` when it is given; at most 100 at once. */
async function readCommits(github, repository, oid, options) {
    const query = `query Commits($owner: String!, $name: String!, $oid: GitObjectID!, $path: String, $after: String, $first: Int!) {
    repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
      history(first: $first, after: $after, path: $path) ${historyFields} } } } }`;
    const { path, after, first } = options;
    const variables = { ...ownerAndName(repository), oid, path: path ?? null, after: after ?? null, first };
    const answer = (await github.graphql(query, variables));
    return commitsOf(answer.repository.object.history);
}
/** Files as they stood after each of some commits, in one request; contents that text cannot carry are left out. */
async function readFilesAt(github, repository, oids, paths) {
    const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { ${entryFields} object { ${blobFields} } }`);
    const commits = oids.map((oid, at) => `c${at}: object(oid: "${oid}") { ... on Commit { ${files.join(' ')} } }`);
    const declared = paths.map((_, at) => `, $p${at}: String!`).join('');
    const query = `query FilesAt($owner: String!, $name: String!${declared}) { repository(owner: $owner, name: $name) { ${commits.join('\n')} } }`;
    const variables = Object.fromEntries(paths.map((each, at) => [`p${at}`, each]));
    const answer = (await github.graphql(query, { ...ownerAndName(repository), ...variables }));
    return oids.map((_, at) => {
        const commit = answer.repository[`c${at}`] ?? {};
        return paths.flatMap((path, index) => {
            const entry = commit[`p${index}`] ?? null;
            return entry === null ? [] : [entryOf(path, entry)];
        });
    });
}
/** Every entry below a tree or commit, with paths from there; undefined when GitHub cannot list it whole. */
async function readTree(github, repository, oid) {
    const route = `GET /repos/${repository}/git/trees/${oid}`;
    const answer = (await github.request(route, { recursive: '1' }));
    if (answer.truncated)
        return undefined;
    return answer.tree.map(({ path, mode, type, sha }) => ({ path, mode, type, oid: sha }));
}
const blobsAtOnce = 100;
/** The bytes of blobs by their names: texts in batches, the others one by one. */
async function readBlobs(github, repository, oids) {
    const bytes = new Map();
    const wanted = [...new Set(oids)];
    for (let from = 0; from < wanted.length; from += blobsAtOnce) {
        const batch = wanted.slice(from, from + blobsAtOnce);
        const fields = batch.map((oid, at) => `b${at}: object(oid: "${oid}") { ${blobFields} }`);
        const query = `query Blobs($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${fields.join('\n')} } }`;
        const answer = (await github.graphql(query, ownerAndName(repository)));
        for (const [at, oid] of batch.entries()) {
            const content = contentOf(oid, answer.repository[`b${at}`]);
            bytes.set(oid, content ?? (await readBlob(github, repository, oid)));
        }
    }
    return bytes;
}
async function readBlob(github, repository, oid) {
    const answer = (await github.request(`GET /repos/${repository}/git/blobs/${oid}`));
    return Buffer.from(answer.content, 'base64');
}

// EXTERNAL MODULE: ./.build/clients/retry.js + 2 modules
var retry = __nccwpck_require__(1358);
;// CONCATENATED MODULE: ./.build/clients/github-commit.js
// One commit through GitHub's API, so that GitHub signs it: on a branch, or in place of one. Makes only plain files.
// https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch




/** Commits; an answer that gets lost is settled by reading the branch back. Rejects as the door does when GitHub refuses. */
async function commitOnBranch(github, repository, change) {
    try {
        if (change.onto === undefined)
            return await createCommit(github, repository, change.branch, change);
        return await replaceBranch(github, repository, change, change.onto);
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
        const exists = /Reference already exists/.test(fault?.message ?? '');
        if (fault?.kind === 'unreachable')
            return (await findOurs(github, repository, change)) ?? raced(fault.message, true);
        if (fault?.kind === 'stale' || fault?.kind === 'conflict' || exists)
            return raced(fault?.message ?? '');
        throw thrown;
    }
}
const raced = (reason, isLost = false) => ({ verdict: 'raced', reason, isLost });
async function createCommit(github, repository, branchName, change) {
    const [headline = '', ...rest] = change.message.trimEnd().split('\n');
    const body = rest.join('\n').trim();
    const additions = change.files.map(({ path, bytes }) => ({ path, contents: bytes.toString('base64') }));
    const mutation = `mutation Commit($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }`;
    const answer = (await github.graphql(mutation, {
        input: {
            branch: { repositoryNameWithOwner: repository, branchName },
            expectedHeadOid: change.parent,
            message: body === '' ? { headline } : { headline, body },
            fileChanges: additions.length === 0 ? {} : { additions },
        },
    }));
    const { oid, signature } = answer.createCommitOnBranch.commit;
    return { verdict: 'committed', oid, verified: signature?.isValid === true };
}
/** For a moment after a branch was made, GitHub may not find it, or call it stale. */
async function commitOnNew(github, repository, branch, change) {
    const isPassing = (thrown) => {
        const kind = (0,github_fault/* findGitHubFault */.d)(thrown)?.kind;
        return kind === 'stale' || kind === 'not_found';
    };
    return await (0,retry/* retry */.L)(async () => await createCommit(github, repository, branch, change), { isPassing });
}
/** Never sets the branch back to the parent on the way: GitHub closes a pull request whose branch holds nothing new. */
async function replaceBranch(github, repository, change, { branch, expected }) {
    const isNew = expected === undefined;
    const work = isNew ? branch : `${branch}-${change.parent.slice(0, 7)}-${Date.now().toString(36)}`;
    await createBranch(github, repository, work, change.parent);
    try {
        const made = await commitOnNew(github, repository, work, change);
        if (isNew || made.verdict === 'raced')
            return made;
        const now = await findBranch(github, repository, branch);
        if (now !== expected)
            return raced(`${branch} moved from ${expected} to ${now ?? 'nothing'}`);
        await forceBranch(github, repository, branch, made.oid);
        return made;
    }
    catch (thrown) {
        // A branch that GitHub lets nobody commit to is not left behind; one whose commit may still arrive is.
        const isFinal = isNew && (0,github_fault/* findGitHubFault */.d)(thrown)?.kind !== 'unreachable';
        if (isFinal)
            await deleteUnmoved(github, repository, branch, change.parent).catch(() => undefined);
        throw thrown;
    }
    finally {
        // What stays behind of it does no harm, and the commit counts all the same.
        if (!isNew)
            await deleteBranch(github, repository, work).catch(() => undefined);
    }
}
async function deleteUnmoved(github, repository, branch, oid) {
    if ((await findBranch(github, repository, branch)) === oid)
        await deleteBranch(github, repository, branch);
}
/** After an answer got lost: our commit when it has arrived all the same. Its message names the run, so nobody else made it. */
async function findOurs(github, repository, change) {
    const now = await readHead(github, repository, change.onto?.branch ?? change.branch, []);
    const commits = now?.newest.commits ?? [];
    const past = commits.findIndex(({ oid }) => oid === change.parent);
    const since = past < 0 ? commits : commits.slice(0, past);
    const ours = since.find(({ message }) => message.trim() === change.message.trim());
    if (ours === undefined)
        return undefined;
    return { verdict: 'committed', oid: ours.oid, verified: await readVerified(github, repository, ours.oid) };
}
/** What GitHub says of a commit's signature. */
async function readVerified(github, repository, oid) {
    const answer = (await github.request(`GET /repos/${repository}/git/commits/${oid}`));
    return answer.verification?.verified === true;
}

;// CONCATENATED MODULE: ./.build/clients/github-repository.js
// A repository through GitHub's API as the rooms see it: reads and one signed commit, with faults in words for the user.




/** The repository; speaks to nobody yet. `hasty` is the same door without patience for outages, for what may be too much to ask at once. */
function openRepository(github, name, hasty = github) {
    const reading = async (doing, calls) => await calling(name, doing, 'contents: read', calls);
    const writing = async (doing, calls, proposal) => await calling(name, doing, 'contents: write', calls, proposal);
    return {
        name,
        head: (branch, paths) => reading('reading the branch', () => headWith(github, hasty, name, branch, paths)),
        commits: (oid, page) => reading('reading the history', () => readCommits(github, name, oid, page)),
        filesAt: (oids, paths) => reading('reading files', () => readFilesAt(github, name, oids, paths)),
        tree: (oid) => reading('listing files', () => readTree(github, name, oid)),
        blobs: (oids) => reading('reading files', () => readBlobs(github, name, oids)),
        commit: (change) => writing(`committing to ${change.onto?.branch ?? change.branch}`, () => commitOnBranch(github, name, change), change.onto?.branch),
        branchHead: (branch) => reading(`reading ${branch}`, () => findBranch(github, name, branch)),
        deleteBranch: (branch) => writing(`deleting ${branch}`, () => deleteBranch(github, name, branch)),
    };
}
/** The head with what lies at the paths; without contents when GitHub cannot put that much into one answer. */
async function headWith(github, hasty, name, branch, paths) {
    try {
        return await readHead(hasty, name, branch, paths);
    }
    catch (thrown) {
        const kind = (0,github_fault/* findGitHubFault */.d)(thrown)?.kind;
        if (kind !== 'unreachable' && kind !== 'too_large')
            throw thrown;
        return await readHead(github, name, branch, paths, false);
    }
}
async function calling(repository, doing, permission, calls, proposal) {
    try {
        return await calls();
    }
    catch (thrown) {
        throw (0,github_fault/* githubError */.q)(thrown, { doing, repository, permission, proposal });
    }
}

;// CONCATENATED MODULE: ./.build/clients/github-connection.js
// Connects to one repository on GitHub: its contents and its pull requests, through one patient door. Loads Octokit in the first call.




/** Prepares the connection; speaks to nobody yet. */
function connectRepository(options) {
    const { token, apiUrl, name, deadline, signal, onWait } = options;
    const patience = { deadline, signal, onWait };
    const timely = (0,github_patience/* timelyGitHub */.W)((0,github/* connectGitHub */.U)(token, apiUrl, signal), patience);
    const patient = (0,github_patience/* patientGitHub */.h)(timely, patience);
    const hasty = (0,github_patience/* patientGitHub */.h)(timely, { ...patience, waitsForOutages: false });
    return { repository: openRepository(patient, name, hasty), pulls: openPulls(patient, name) };
}


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findGitHubFault),
/* harmony export */   q: () => (/* binding */ githubError)
/* harmony export */ });
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3926);
// Reads what GitHub means by a failure: REST answers by status, GraphQL in a 200 by type. Decides nothing about trying again.
// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api

const protection = /protected branch|rule violations? found|through a pull request|approving review|required status check|not authorized to push/i;
const rateLimit = /rate limit|abuse detection/i;
const graphqlKinds = {
    STALE_DATA: 'stale',
    FORBIDDEN: 'forbidden',
    INSUFFICIENT_SCOPES: 'forbidden',
    NOT_FOUND: 'not_found',
    RATE_LIMITED: 'rate_limited',
    RATE_LIMIT: 'rate_limited',
    RESOURCE_LIMITS_EXCEEDED: 'too_large',
    MAX_NODE_LIMIT_EXCEEDED: 'too_large',
    BRANCH_PROTECTION_RULE_VIOLATION: 'protected',
};
/** What a call of the GitHub door rejected with; undefined when it is no answer of GitHub's, e.g. our own error. */
function findGitHubFault(thrown) {
    if (thrown instanceof _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ || !(thrown instanceof Error))
        return undefined;
    const { name, status, errors } = thrown;
    if (name === 'AbortError')
        return undefined;
    if (name === 'GraphqlResponseError' && errors !== undefined)
        return graphqlFault(thrown);
    return status === undefined ? undefined : restFault(status, thrown);
}
function graphqlFault(thrown) {
    const { errors = [], headers } = thrown;
    const message = oneLine(errors.map((each) => each.message ?? '').join('; '));
    const type = errors.find((each) => each.type !== undefined)?.type;
    const kind = protection.test(message)
        ? 'protected'
        : rateLimit.test(message)
            ? 'rate_limited'
            : (graphqlKinds[type ?? ''] ?? (/^Something went wrong/.test(message) ? 'unreachable' : 'refused'));
    return { kind, message, waitSeconds: waitOf(kind, headers), permission: undefined };
}
const restKinds = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    429: 'rate_limited',
};
function restFault(status, thrown) {
    const headers = thrown.response?.headers;
    const message = restMessage(thrown);
    const limited = status === 403 && (rateLimit.test(message) || headers?.['retry-after'] !== undefined);
    const isProtected = (status === 403 || status === 405 || status === 409 || status === 422) && protection.test(message);
    const plain = status >= 500 ? 'unreachable' : (restKinds[status] ?? 'refused');
    const kind = limited ? 'rate_limited' : isProtected ? 'protected' : plain;
    const permission = headers?.['x-accepted-github-permissions'];
    return {
        kind,
        message,
        waitSeconds: waitOf(kind, headers),
        permission: permission === undefined ? undefined : String(permission),
    };
}
/** The body's message and, for a failed validation, what each of its errors says. */
function restMessage(thrown) {
    const body = thrown.response?.data;
    const details = (body?.errors ?? []).map((each) => {
        const { message, field, code } = (typeof each === 'object' && each !== null ? each : { message: each });
        return String(message ?? `${field} is ${code}`);
    });
    return oneLine([body?.message ?? thrown.message ?? '', ...details].join('; '));
}
/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit: a minute where nothing is said. */
function waitOf(kind, headers) {
    if (kind !== 'rate_limited')
        return undefined;
    const after = Number(headers?.['retry-after']);
    if (Number.isFinite(after))
        return after;
    const reset = Number(headers?.['x-ratelimit-reset']);
    const exhausted = String(headers?.['x-ratelimit-remaining']) === '0';
    if (exhausted && Number.isFinite(reset))
        return Math.max(1, Math.ceil(reset - Date.now() / 1000));
    return 60;
}
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
/** The error that a user reads for a fault; the thrown value when it is no answer of GitHub's. */
function githubError(thrown, attempt) {
    const fault = findGitHubFault(thrown);
    return fault === undefined ? thrown : new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(problemOf(fault, attempt), { cause: thrown });
}
function problemOf(fault, attempt) {
    const what = `GitHub said "${fault.message}" while ${attempt.doing} in ${attempt.repository}`;
    if (fault.kind === 'rate_limited')
        return { ...advice(fault, attempt), what: `${what}, and asks to wait ${fault.waitSeconds} s` };
    return { ...advice(fault, attempt), what };
}
function advice(fault, { repository, permission, proposal }) {
    const needed = fault.permission === undefined ? permission : fault.permission.replaceAll('=', ': ');
    const token = 'input `token`';
    if (fault.kind === 'unauthorized')
        return { code: 'github_unauthorized', where: token, fix: 'Give a token that is whole and has not expired.' };
    if (fault.kind === 'forbidden') {
        const fix = `Give a token whose GitHub App or user has \`${needed}\` on ${repository}. The workflow's own token reaches only its own repository.`;
        return { code: 'github_forbidden', where: token, fix };
    }
    if (fault.kind === 'not_found') {
        const fix = `Check the name, and that the token may see ${repository} (\`${needed}\`): GitHub says the same of what is not there and of what is hidden.`;
        return { code: 'github_not_found', where: 'input `repository`', fix };
    }
    if (fault.kind === 'protected') {
        const fix = proposal === undefined
            ? "Write `mode: pull-request`, or let the token's App bypass that rule."
            : "Let the token's App bypass that rule, or leave `ship/**` out of it: proposals are written there.";
        return { code: 'branch_protected', where: 'input `ref`', fix };
    }
    if (fault.kind === 'rate_limited') {
        const fix = 'Raise `max-wait-seconds`, or write by git (`signed: false`), which counts against no limit.';
        return { code: 'github_rate_limited', where: 'input `max-wait-seconds`', fix };
    }
    if (fault.kind === 'unreachable')
        return { code: 'github_unreachable', fix: 'Run the step again; see https://www.githubstatus.com.' };
    if (fault.kind === 'too_large') {
        const fix = 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.';
        return { code: 'github_too_large', where: 'input `path`', fix };
    }
    if (/reference update failed/i.test(fault.message) && proposal !== undefined) {
        const folder = proposal.split('/')[0];
        const fix = `Look for a rule that forbids the branch "${proposal}", or a branch "${folder}": git cannot have a branch and others below its name.`;
        return { code: 'github_refused', where: 'input `repository`', fix };
    }
    return { code: 'github_refused', fix: 'Do what GitHub says; nothing else was changed.' };
}


/***/ }),

/***/ 6356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ timelyGitHub),
/* harmony export */   h: () => (/* binding */ patientGitHub)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);
/* harmony import */ var _github_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2223);
// A GitHub door that waits: for rate limits as long as GitHub asks, and for GitHub's own trouble where asking again is harmless.
// A call that is not answered in time counts as such trouble. Never sends a write twice.


/** The door with a time limit for each call, and no other patience. */
function timelyGitHub(github, { tryTimeoutSeconds = 30, signal }) {
    const limit = () => {
        const timeout = AbortSignal.timeout(tryTimeoutSeconds * 1000);
        return { request: { signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]) } };
    };
    return {
        request: (route, parameters) => github.request(route, { ...parameters, ...limit() }),
        graphql: (query, variables) => github.graphql(query, { ...variables, ...limit() }),
    };
}
/** The door with patience. What is still wrong when time is up is thrown as the door threw it. */
function patientGitHub(github, patience) {
    const call = async (isRead, ask) => {
        for (let attempt = 1;; attempt++) {
            try {
                return await ask();
            }
            catch (thrown) {
                patience.signal?.throwIfAborted();
                const fault = (0,_github_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .findGitHubFault */ .d)(thrown);
                const seconds = fault === undefined ? undefined : waitFor(fault, isRead && patience.waitsForOutages !== false, attempt);
                if (fault === undefined || seconds === undefined || seconds > patience.deadline.remaining())
                    throw thrown;
                patience.onWait?.(seconds, fault.message);
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * 1000, undefined, patience.signal === undefined ? {} : { signal: patience.signal });
            }
        }
    };
    return {
        request: (route, parameters) => call(route.startsWith('GET '), () => github.request(route, parameters)),
        graphql: (query, variables) => call(!/^\s*mutation\b/.test(query), () => github.graphql(query, variables)),
    };
}
/** Seconds to wait before the next try; undefined when trying again is of no use or not safe. */
function waitFor(fault, isRepeatable, attempt) {
    if (fault.kind === 'rate_limited')
        return fault.waitSeconds;
    if (fault.kind !== 'unreachable' || !isRepeatable)
        return undefined;
    return 0.1 + Math.random() * Math.min(10, 0.25 * 2 ** attempt);
}


/***/ }),

/***/ 3778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ connectGitHub)
/* harmony export */ });
// The door to GitHub's API: one authenticated Octokit, loaded only when a call is made. Knows routes of nobody.
/** Connects with a token. `apiUrl` is the REST root, e.g. `https://api.github.com`. Touches the network only in calls. */
function connectGitHub(token, apiUrl, signal) {
    const octokit = async () => {
        const { getOctokit } = await __nccwpck_require__.e(/* import() */ 413).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
        return getOctokit(token, { baseUrl: apiUrl, request: signal === undefined ? {} : { signal } });
    };
    return {
        request: async (route, parameters) => (await (await octokit()).request(route, parameters)).data,
        graphql: async (query, variables) => await (await octokit()).graphql(query, variables),
    };
}


/***/ }),

/***/ 8876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ runProcess)
/* harmony export */ });
/* unused harmony export askTool */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
// Runs child processes, each in a process group of its own that dies with its deadline, with its leader, or with us.
// `askTool` is for short questions to a tool; `runProcess` for work. Never goes through a shell, never prints.

const graceMilliseconds = 3000;
const askSeconds = 120;
/** Runs a program to its end. Rejects when it cannot be started (`ENOENT`), or with the abort reason when the signal aborts. */
async function runProcess(spec) {
    spec.signal?.throwIfAborted();
    const started = performance.now();
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(spec.command, [...spec.args], {
        cwd: spec.cwd,
        env: spec.env,
        detached: true,
        stdio: [spec.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const ended = awaitEnd(child);
    const stdout = keepTail(child, 'stdout', spec);
    const stderr = keepTail(child, 'stderr', spec);
    // A child may end without reading what it is given.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(spec.input);
    const watch = watchDeadline(child, spec);
    try {
        const [code, signal] = await ended;
        spec.signal?.throwIfAborted();
        const seconds = (performance.now() - started) / 1000;
        return {
            exitCode: code ?? undefined,
            killedBy: signal ?? undefined,
            timedOut: watch.timedOut(),
            stdout: stdout(),
            stderr: stderr(),
            seconds,
        };
    }
    finally {
        watch.end();
    }
}
/** Resolves when the leader is gone, its group killed and its output read. */
function awaitEnd(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code, signal) => {
            killGroup(child, 'SIGKILL');
            child.once('close', () => resolve([code, signal]));
            // A grandchild that left the group may hold the pipes open for ever.
            setTimeout(() => {
                child.stdout?.destroy();
                child.stderr?.destroy();
            }, graceMilliseconds).unref();
        });
    });
}
/** Asks a tool a short question, e.g. `git --version`. Undefined when the tool is not there; a tool that hangs is killed. */
async function askTool(command, args, cwd, env) {
    try {
        const { exitCode, stdout, stderr } = await runProcess({ command, args, cwd, env, timeoutSeconds: askSeconds });
        return { exitCode: exitCode ?? -1, stdout: stdout.toString(), stderr: stderr.toString() };
    }
    catch {
        return undefined;
    }
}
/** What is left to kill when our own process ends: one listener for all, since Node warns of more than ten. */
const lastActs = new Set();
const killAll = () => {
    for (const last of lastActs)
        last();
};
/** Kills on the deadline and on abort: SIGTERM to the whole group, then SIGKILL. Also when our own process ends first. */
function watchDeadline(child, spec) {
    let timedOut = false;
    let hard;
    const stop = () => {
        killGroup(child, 'SIGTERM');
        hard = setTimeout(() => killGroup(child, 'SIGKILL'), graceMilliseconds);
    };
    const soft = spec.timeoutSeconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            stop();
        }, spec.timeoutSeconds * 1000);
    const last = () => killGroup(child, 'SIGKILL');
    spec.signal?.addEventListener('abort', stop, { once: true });
    lastActs.add(last);
    if (lastActs.size === 1)
        process.on('exit', killAll);
    const end = () => {
        clearTimeout(soft);
        clearTimeout(hard);
        spec.signal?.removeEventListener('abort', stop);
        lastActs.delete(last);
        if (lastActs.size === 0)
            process.removeListener('exit', killAll);
    };
    return { timedOut: () => timedOut, end };
}
function killGroup(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // The group is gone already.
    }
}
function keepTail(child, stream, spec) {
    const limit = spec.keepBytes ?? 64 * 1024 * 1024;
    const chunks = [];
    let size = 0;
    child[stream]?.on('data', (chunk) => {
        spec.onOutput?.(chunk, stream);
        chunks.push(chunk);
        size += chunk.length;
        while (chunks.length > 1 && size - (chunks[0]?.length ?? 0) >= limit)
            size -= chunks.shift()?.length ?? 0;
    });
    return () => Buffer.concat(chunks).subarray(-limit);
}


/***/ }),

/***/ 7039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ openPresence)
});

// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __nccwpck_require__(3926);
// EXTERNAL MODULE: ./.build/domain/image-reference.js
var image_reference = __nccwpck_require__(250);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./.build/clients/process.js
var clients_process = __nccwpck_require__(8876);
;// CONCATENATED MODULE: ./.build/clients/credential-helper.js
// Asks one of Docker's credential helpers for a login. Never stores or erases one.
// https://github.com/docker/docker-credential-helpers#development

/** What `docker-credential-<helper>` knows of a registry; undefined when it knows nothing, fails, or is not there. */
async function credential_helper_askHelper(helper, key, env) {
    try {
        const command = `docker-credential-${helper}`;
        const { exitCode, stdout } = await runProcess({
            command,
            args: ['get'],
            cwd: '/',
            env,
            input: key,
            timeoutSeconds: 20,
        });
        if (exitCode !== 0)
            return undefined;
        const answer = JSON.parse(stdout.toString());
        if (answer.Username === undefined || answer.Secret === undefined || answer.Username === '<token>')
            return undefined;
        return { username: answer.Username, password: answer.Secret };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/clients/docker-config.js
// Registry logins: a private Docker config that lives as long as the step, and what the user's own config knows. Never writes the user's.
// https://docs.docker.com/reference/cli/docker/login/#credential-stores



/** Makes a private folder below `parent`. Call `remove`; should the process exit first, it removes itself. */
function createPrivateFolder(parent) {
    const folder = mkdtempSync(path.join(parent, 'ship-image-'));
    chmodSync(folder, 0o700);
    const remove = () => {
        process.removeListener('exit', remove);
        rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', remove);
    const write = (name, content) => {
        const file = path.join(folder, name);
        writeFileSync(file, content, { mode: 0o600 });
        return file;
    };
    return { folder, write, remove };
}
/** The names under which a registry's login is kept. */
const keysOf = (registry) => registry === 'docker.io' ? ['https://index.docker.io/v1/', 'docker.io'] : [registry, `https://${registry}`];
/**
 * Writes `config.json` (for Docker, in place of the user's, whose other logins, contexts and plugins it keeps) and
 * `auth.json` (for Buildah) into a private folder; gives the path of the latter.
 */
function writeLogin(place, registry, login, env) {
    const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
    const own = Object.fromEntries(keysOf(registry).map((key) => [key, { auth }]));
    const user = readConfig(path.join(userFolder(env), 'config.json'));
    const containers = containersAuthFiles(env).map(readConfig);
    const helpers = Object.entries(Object.assign({}, ...containers.map((each) => each.credHelpers), user.credHelpers));
    const others = helpers.filter(([key]) => !keysOf(registry).includes(key));
    // An empty helper sends Docker to the file for this registry, whatever store the user has for the others.
    const toFile = user.credsStore === undefined ? [] : keysOf(registry).map((key) => [key, '']);
    const config = {
        ...user,
        auths: { ...user.auths, ...own },
        credHelpers: Object.fromEntries([...others, ...toFile]),
    };
    place.write('config.json', JSON.stringify(config));
    linkOthers(userFolder(env), place.folder);
    const auths = Object.assign({}, user.auths, ...containers.map((each) => each.auths), own);
    return place.write('auth.json', JSON.stringify({ auths, credHelpers: Object.fromEntries(others) }));
}
/** The login that the user's own config has for a registry, from the file or its credential helper; undefined for none. */
async function findUserLogin(registry, env) {
    const files = [path.join(userFolder(env), 'config.json'), ...containersAuthFiles(env)];
    for (const config of files.map(readConfig)) {
        for (const key of keysOf(registry)) {
            const helper = config.credHelpers?.[key] ?? config.credsStore;
            const found = helper ? await askHelper(helper, key, env) : decode(config.auths?.[key]?.auth);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
/** The login that stands in the user's own Docker config itself; asks no helper, which may take its time. */
function findStoredLogin(registry, env) {
    const { auths } = readConfig(external_node_path_.join(userFolder(env), 'config.json'));
    return keysOf(registry)
        .map((key) => decode(auths?.[key]?.auth))
        .find((found) => found !== undefined);
}
function decode(auth) {
    const [username = '', ...password] = Buffer.from(auth ?? '', 'base64')
        .toString()
        .split(':');
    return username === '' || password.length === 0 ? undefined : { username, password: password.join(':') };
}
const userFolder = (env) => env['DOCKER_CONFIG'] || external_node_path_.join(env['HOME'] ?? '/', '.docker');
/** https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
const containersAuthFiles = (env) => {
    if (env['REGISTRY_AUTH_FILE'])
        return [env['REGISTRY_AUTH_FILE']];
    const runtime = env['XDG_RUNTIME_DIR'] || `/run/containers/${process.getuid?.() ?? 0}`;
    const folder = env['XDG_RUNTIME_DIR'] ? path.join(runtime, 'containers') : runtime;
    return [path.join(folder, 'auth.json')];
};
function readConfig(file) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
    }
    catch {
        return {};
    }
}
/** Contexts, plugins and builders of the user stay visible: links, no copies. */
function linkOthers(from, to) {
    for (const name of namesIn(from)) {
        if (name !== 'config.json' && name !== 'auth.json')
            symlinkSync(path.join(path.resolve(from), name), path.join(to, name));
    }
}
function namesIn(folder) {
    try {
        return readdirSync(folder);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./.build/clients/ecr.js
// The door to Amazon ECR: a login from the AWS SDK's own credential chain, loaded only when it is asked for. Stores nothing.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html

const ecrHost = /^\d+\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|on\.(?:aws|amazonwebservices\.com\.cn))$/;
/** The region in the host of an ECR registry; undefined when the host is none. */
const ecrRegion = (registry) => ecrHost.exec(registry)?.[1];
/** Logs in with what AWS_* variables, profiles, OIDC or the machine's role give. `region` undefined means the chain's own. */
async function loginToEcr(region, signal) {
    const { ECRClient, GetAuthorizationTokenCommand } = await __nccwpck_require__.e(/* import() */ 249).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8249, 19));
    const client = new ECRClient(region === undefined ? {} : { region });
    try {
        const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}), { abortSignal: signal });
        const { authorizationToken = '', proxyEndpoint = '' } = authorizationData?.[0] ?? {};
        const [username, ...password] = Buffer.from(authorizationToken, 'base64').toString().split(':');
        if (username === undefined || password.length === 0 || proxyEndpoint === '')
            throw new Error('it gave no token');
        return { registry: new URL(proxyEndpoint).host, credentials: { username, password: password.join(':') } };
    }
    catch (cause) {
        signal.throwIfAborted();
        throw loginFailed(cause);
    }
    finally {
        client.destroy();
    }
}
function loginFailed(cause) {
    const name = cause instanceof Error ? cause.name : '';
    const what = `Amazon ECR gave no login: ${(0,action_error/* messageOf */.bD)(cause)}`;
    const fix = /AccessDenied/.test(name)
        ? 'Allow the role `ecr:GetAuthorizationToken` on "*".'
        : 'Run aws-actions/configure-aws-credentials before this step (with `id-token: write`), set `AWS_REGION`, or give `registry`, `username` and `password` for a registry that is not ECR.';
    return new action_error/* ActionError */.lZ({ code: 'ecr_login', what, where: 'input `registry`', fix }, { cause });
}

;// CONCATENATED MODULE: external "node:dns/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./.build/clients/name-service.js
// Asks whether the name service answers at all for a host. Decides nothing about the host itself.


/**
 * False when no name server answers within `milliseconds`. The system's own look-up cannot be given up and would hold the
 * process for many seconds then; this one can. Hosts that need no name service are served.
 */
async function isNameServed(host, milliseconds, servers = []) {
    const bare = host.replace(/^\[|\]$/g, '');
    if (bare === 'localhost' || (0,external_node_net_.isIP)(bare) !== 0)
        return true;
    const resolver = new promises_namespaceObject.Resolver({ timeout: milliseconds, tries: 1, maxTimeout: milliseconds });
    if (servers.length > 0)
        resolver.setServers(servers);
    const giveUp = setTimeout(() => resolver.cancel(), milliseconds);
    try {
        await resolver.resolve4(bare);
        return true;
    }
    catch (thrown) {
        // "No such name" is an answer, and what it means for a host that stands in a file is for the system to say.
        return !['ETIMEOUT', 'ECANCELLED'].includes(thrown.code ?? '');
    }
    finally {
        clearTimeout(giveUp);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __nccwpck_require__(7914);
;// CONCATENATED MODULE: ./.build/clients/registry-auth.js
// Answers a registry's challenge: Basic, or a Bearer token from its token server. Keeps nothing.
// https://distribution.github.io/distribution/spec/auth/token/

/** The Authorization header that answers a WWW-Authenticate challenge; throws an ActionError `registry_denied` when there is none. */
async function authorize(challenge, request) {
    const [, scheme = '', rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(challenge) ?? [];
    if (/^basic$/i.test(scheme) && request.credentials !== undefined)
        return basic(request.credentials);
    const parameters = parseParameters(rest);
    if (/^bearer$/i.test(scheme) && parameters['realm'] !== undefined)
        return await fetchToken(parameters, request);
    throw denied(request, scheme === '' ? 'it asks for credentials' : `it asks for ${scheme} credentials`);
}
const basic = ({ username, password }) => `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
async function fetchToken(parameters, request) {
    const realm = parameters['realm'] ?? '';
    if (!URL.canParse(realm))
        throw denied(request, `its token server "${realm}" is no URL`);
    const url = new URL(realm);
    if (url.protocol !== 'https:' && !/^(?:localhost|127\.|\[::1\])/.test(url.hostname))
        throw denied(request, `it wants our credentials without TLS, at ${url.origin}`);
    if (parameters['service'] !== undefined)
        url.searchParams.set('service', parameters['service']);
    url.searchParams.set('scope', request.scope);
    const headers = request.credentials === undefined ? {} : { authorization: basic(request.credentials) };
    const { status, body } = await request.fetch(url.href, { method: 'GET', headers, signal: request.signal });
    if (status !== 200)
        throw denied(request, `its token server at ${url.host} answered ${status}`);
    const token = tokenIn(body);
    if (token === undefined)
        throw denied(request, `its token server at ${url.host} gave no token`);
    return `Bearer ${token}`;
}
/** The token of an answer; undefined when it has none, or is no JSON at all. */
function tokenIn(body) {
    try {
        const granted = JSON.parse(body.toString());
        return granted?.token ?? granted?.access_token;
    }
    catch {
        return undefined;
    }
}
/** `realm="…",service="…",scope="a,b"` as a map; names are case-insensitive. */
function parseParameters(text) {
    const found = text.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g);
    return Object.fromEntries([...found].map(([, name = '', quoted, bare]) => [
        name.toLowerCase(),
        quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
    ]));
}
function denied({ registry, credentials }, why) {
    const fix = credentials === undefined
        ? 'Give `username` and `password`, or log in to the registry before this step.'
        : 'Check the credentials, and that they may push to this repository.';
    const what = `The registry ${registry} does not let us in: ${why}`;
    return new action_error/* ActionError */.lZ({ code: 'registry_denied', what, where: 'input `registry`', fix });
}

;// CONCATENATED MODULE: ./.build/clients/registry-fault.js
// What a registry's trouble means to the user of an action, in words. Sends nothing, and quotes no credentials.

/** What the registry says about an error: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
function detailOf(body) {
    try {
        const [first] = JSON.parse(body.toString()).errors;
        return `: ${first?.message ?? first?.code ?? ''}`;
    }
    catch {
        return '';
    }
}
/** The registry's own words for an error; none in a page of something else. */
function codesOf(body) {
    try {
        const { errors } = JSON.parse(body.toString());
        return errors.flatMap(({ code }) => code ?? []);
    }
    catch {
        return [];
    }
}
/** The network, or an answer that asks to come later, did not change in all tries. */
function unreachable({ registry }, cause) {
    const what = `The registry ${registry} could not be reached: ${cause.message}`;
    const fix = 'Check `registry` and that the runner can reach it; passing trouble was tried again.';
    return new action_error/* ActionError */.lZ({ code: 'registry_unreachable', what, where: 'input `registry`', fix }, { cause });
}
/** 401 or 403, with a login or without one. */
function registry_fault_denied({ registry, repository, credentials }, method, answer) {
    const verb = method === 'PUT' ? 'push to' : 'pull from';
    const what = `${registry} does not let us ${verb} ${repository} (${answer.status}${detailOf(answer.body)})`;
    const fix = credentials === undefined
        ? 'Give `username` and `password`, log in to the registry before this step, or check that the repository exists.'
        : `Check the credentials, and that they may ${verb} this repository.`;
    return new action_error/* ActionError */.lZ({ code: 'registry_denied', what, where: 'input `registry`', fix });
}
/** A status that the specification does not foresee here. */
function unexpected(address, method, path, status, body) {
    const what = `${address.registry} answered ${status} to ${method} ${address.repository}/${path}${detailOf(body)}`;
    const fix = 'Check that `repository` exists in the registry and that `registry` speaks the OCI distribution API.';
    return new action_error/* ActionError */.lZ({ code: 'registry_refused', what, where: 'input `repository`', fix });
}
/** Something that is no registry answers in its place. */
function noManifest({ registry, repository }, reference) {
    const what = `${registry} answered 200 to GET ${repository}/manifests/${reference}, but with no manifest`;
    const fix = 'Check that `registry` is a registry, and not a page or a proxy that answers in its place.';
    return new action_error/* ActionError */.lZ({ code: 'registry_refused', what, where: 'input `registry`', fix });
}
/** Content whose digest is not the one that was stated. */
function mismatch({ registry }, reference, stated, real) {
    const what = `${registry} says that "${reference}" is ${stated}, but its content is ${real}`;
    const fix = 'Something between the runner and the registry changes content, or the registry is broken: do not use this image.';
    return new action_error/* ActionError */.lZ({ code: 'registry_digest', what, fix });
}

// EXTERNAL MODULE: ./.build/clients/retry.js + 2 modules
var retry = __nccwpck_require__(1358);
;// CONCATENATED MODULE: ./.build/clients/registry.js
// Talks to one repository of an OCI registry: finds manifests, reads small blobs, puts manifests. Never uploads layers: engines do.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md







const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const requestSeconds = 30;
/** Where the API of a repository is; loopback is spoken to in plain HTTP. Docker Hub's is at another host, and its official images lie below `library/`. */
function repositoryUrl(registry, repository) {
    if (registry !== 'docker.io')
        return `${(0,loopback/* isLoopback */.U)(registry) ? 'http' : 'https'}://${registry}/v2/${repository}`;
    return `https://registry-1.docker.io/v2/${repository.includes('/') ? '' : 'library/'}${repository}`;
}
/** Connects to a repository. Touches the network only in calls. */
function connectRepository(address) {
    const call = caller(address);
    const manifest = (reference) => `manifests/${reference}`;
    const findManifest = async (reference) => {
        const answer = await call('GET', manifest(reference), { accept: manifestTypes.join(', ') });
        if (answer.status === 404)
            return undefined;
        if (!isJson(answer.body))
            throw noManifest(address, reference);
        const digest = digestOf(answer.body);
        const stated = answer.headers.get('docker-content-digest') ?? digest;
        if (stated !== digest || ((0,image_reference/* isDigest */.Bc)(reference) && reference !== digest && reference.startsWith('sha256:')))
            throw mismatch(address, reference, stated, digest);
        return { digest, mediaType: answer.headers.get('content-type') ?? '', bytes: answer.body };
    };
    return {
        findManifest,
        findDigest: async (reference) => {
            const answer = await call('HEAD', manifest(reference), { accept: manifestTypes.join(', ') });
            if (answer.status === 404)
                return undefined;
            return answer.headers.get('docker-content-digest') ?? (await findManifest(reference))?.digest;
        },
        disowns: async (reference) => {
            const { status, body } = await call('GET', manifest(reference), { accept: manifestTypes.join(', ') });
            return status === 404 && codesOf(body).length > 0;
        },
        findBlob: async (digest) => {
            const { status, body } = await call('GET', `blobs/${digest}`, {});
            if (status === 404)
                return undefined;
            if (digestOf(body) !== digest)
                throw mismatch(address, digest, digest, digestOf(body));
            return body;
        },
        putManifest: async (reference, { digest, mediaType, bytes }) => {
            const answer = await call('PUT', manifest(reference), { 'content-type': mediaType }, bytes);
            if (isImmutable(answer))
                return 'immutable';
            if (answer.status !== 201)
                throw unexpected(address, 'PUT', manifest(reference), answer.status, answer.body);
            const stated = answer.headers.get('docker-content-digest') ?? digest;
            if (stated !== digest)
                throw mismatch(address, reference, stated, digest);
            return 'done';
        },
    };
}
/** Trouble that may pass: the network's, 429 and 5xx. */
class PassingTrouble extends Error {
    /** False when the network failed. */
    isAnswer;
    constructor(message, isAnswer, options) {
        super(message, options);
        this.isAnswer = isAnswer;
    }
}
function caller(address) {
    const { registry, repository, credentials, signal } = address;
    const root = repositoryUrl(registry, repository);
    const tokens = {};
    const send = async (method, path, headers, body) => {
        const purpose = method === 'PUT' ? 'pull,push' : 'pull';
        const once = async () => {
            const authorization = tokens[purpose] === undefined ? {} : { authorization: tokens[purpose] };
            return await exchange(`${root}/${path}`, { method, headers: { ...headers, ...authorization }, body, signal });
        };
        const first = await once();
        if (first.status !== 401)
            return first;
        const challenge = first.headers.get('www-authenticate') ?? '';
        const scope = `repository:${repository}:${purpose}`;
        tokens[purpose] = await authorize(challenge, { registry, scope, credentials, fetch: exchange, signal });
        return await once();
    };
    return async (method, path, headers, body) => {
        const options = {
            isPassing: (thrown) => thrown instanceof PassingTrouble &&
                (thrown.isAnswer || address.retriesSilence !== false) &&
                signal?.aborted !== true,
            retries: address.retries ?? 4,
            minMilliseconds: address.retryMilliseconds ?? 250,
            signal,
        };
        const answer = await (0,retry/* retry */.L)(() => send(method, path, headers, body), options).catch((thrown) => {
            signal?.throwIfAborted();
            throw thrown instanceof PassingTrouble ? unreachable(address, thrown) : thrown;
        });
        if (answer.status === 401 || answer.status === 403)
            throw registry_fault_denied(address, method, answer);
        const known = answer.status < 300 || answer.status === 404 || method === 'PUT';
        if (!known)
            throw unexpected(address, method, path, answer.status, answer.body);
        return answer;
    };
}
/** One HTTP exchange, body read; 429, 5xx and network trouble are thrown as passing. */
async function exchange(url, request) {
    const deadline = AbortSignal.timeout(requestSeconds * 1000);
    const signal = request.signal === undefined ? deadline : AbortSignal.any([request.signal, deadline]);
    const body = request.body === undefined ? {} : { body: new Uint8Array(request.body) };
    let answer;
    try {
        const response = await fetch(url, { method: request.method, headers: request.headers, signal, ...body });
        const bytes = Buffer.from(await response.arrayBuffer());
        answer = { status: response.status, headers: response.headers, body: bytes };
    }
    catch (cause) {
        const reason = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
        throw new PassingTrouble((0,action_error/* messageOf */.bD)(reason), false, { cause });
    }
    if (answer.status === 429 || answer.status >= 500)
        throw new PassingTrouble(`it answered ${answer.status}${detailOf(answer.body)}`, true);
    return answer;
}
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** ECR answers 400 TAG_INVALID, Harbor 412, others 409 when an immutable tag is put again. */
const isImmutable = ({ status, body }) => status === 409 || status === 412 || (status === 400 && /immutable/i.test(body.toString()));
function isJson(body) {
    try {
        return typeof JSON.parse(body.toString()) === 'object';
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/clients/registry-answers.js
// Asks a registry whether an image is there. Pulls nothing, changes nothing, and never takes "cannot tell" for an answer.






const nameMilliseconds = 2000;
/** Opens the registries; touches the network only in calls. One login serves all images of a registry. */
function openPresence(options) {
    const logins = new Map();
    return async (image, seconds) => {
        try {
            return await within(seconds, options.signal, async (signal) => await ask(image, options, logins, signal));
        }
        catch (thrown) {
            options.signal.throwIfAborted();
            return { state: 'unknown', why: (0,action_error/* messageOf */.bD)(thrown) };
        }
    };
}
async function ask(image, options, logins, signal) {
    const canonical = (0,image_reference/* canonicalRepository */.JA)(image);
    const [host, repository] = [canonical.slice(0, canonical.indexOf('/')), canonical.slice(canonical.indexOf('/') + 1)];
    const access = logins.get(host) ?? findAccess(host, options, signal);
    logins.set(host, access);
    const { registry, credentials } = await access;
    const { hostname } = new URL(repositoryUrl(registry, repository));
    if (!(await isNameServed(hostname, nameMilliseconds)))
        throw new Error(`no name server answered for ${hostname} within ${nameMilliseconds / 1000} seconds`);
    const patience = options.insist ? {} : { retries: 2, retriesSilence: false };
    return await look(image, connectRepository({ registry, repository, credentials, signal, ...patience }));
}
/** By digest when there is one; the tag beside it only tells where it points to. */
async function look({ tag, digest }, repository) {
    const named = digest === undefined ? undefined : tag;
    const tagged = named === undefined ? undefined : repository.findDigest(named);
    // Awaited below; until then its failure is nobody's.
    tagged?.catch(() => undefined);
    const version = digest ?? tag ?? 'latest';
    const found = await repository.findDigest(version);
    if (found !== undefined) {
        const pointsTo = await tagged?.then((each) => each ?? 'nothing').catch(() => undefined);
        return { state: 'there', tagPointsTo: pointsTo };
    }
    if (await repository.disowns(version))
        return { state: 'absent' };
    return { state: 'unknown', why: 'something answered 404, but not in the words of a registry' };
}
async function findAccess(registry, { env, insist, onSecret }, signal) {
    const keep = (access) => {
        const { username, password } = access.credentials ?? { username: '', password: '' };
        for (const secret of [password, Buffer.from(`${username}:${password}`).toString('base64')])
            if (password !== '')
                onSecret(secret);
        return access;
    };
    const region = ecrRegion(registry);
    if (region !== undefined && (insist || showsAwsCredentials(env))) {
        const login = await loginToEcr(region, signal);
        // A stand-in for ECR's API hands out logins to a registry of its own.
        const isStandIn = ecrRegion(login.registry) === undefined;
        return keep({ registry: isStandIn ? login.registry : registry, credentials: login.credentials });
    }
    const credentials = findStoredLogin(registry, env);
    if (region !== undefined && credentials === undefined)
        throw new Error('this step has no AWS credentials, and Docker has no login for the registry');
    return keep({ registry, credentials });
}
/** True when the environment names a source of AWS credentials: without one the SDK would ask the machine, and wait. */
const showsAwsCredentials = (env) => [
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
    ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    ['AWS_PROFILE'],
].some((names) => names.every((name) => env[name]));
/** Gives up after so many seconds, whether `work` heeds its signal or not. */
async function within(seconds, stop, work) {
    stop.throwIfAborted();
    const limit = new AbortController();
    const reason = new Error(`no answer within ${Number(seconds.toFixed(1))} seconds`);
    const timer = setTimeout(() => limit.abort(reason), seconds * 1000);
    const signal = AbortSignal.any([stop, limit.signal]);
    const givenUp = new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
        return await Promise.race([work(signal), givenUp]);
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 1358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (/* binding */ retry)
});

;// CONCATENATED MODULE: ./node_modules/is-network-error/index.js
const objectToString = Object.prototype.toString;

const isError = value => objectToString.call(value) === '[object Error]';

const errorMessages = new Set([
	'network error', // Chrome
	'NetworkError when attempting to fetch resource.', // Firefox
	'The Internet connection appears to be offline.', // Safari 16
	'Network request failed', // `cross-fetch`
	'fetch failed', // Undici (Node.js)
	'terminated', // Undici (Node.js)
	' A network error occurred.', // Bun (WebKit)
	'Network connection lost', // Cloudflare Workers (fetch)
]);

function isNetworkError(error) {
	const isValid = error
		&& isError(error)
		&& error.name === 'TypeError'
		&& typeof error.message === 'string';

	if (!isValid) {
		return false;
	}

	const {message, stack} = error;

	// Safari 17+ has generic message but no stack for network errors
	if (message === 'Load failed' || (message.startsWith('Load failed (') && message.endsWith(')'))) {
		return stack === undefined
			// Sentry adds its own stack trace to the fetch error, so also check for that
			|| '__sentry_captured__' in error;
	}

	// Deno network errors start with specific text
	if (message.startsWith('error sending request for url')) {
		return true;
	}

	// Chrome: exact "Failed to fetch" or with hostname: "Failed to fetch (example.com)"
	if (message === 'Failed to fetch' || (message.startsWith('Failed to fetch (') && message.endsWith(')'))) {
		return true;
	}

	// Standard network error messages
	return errorMessages.has(message);
}

;// CONCATENATED MODULE: ./node_modules/p-retry/index.js


function validateRetries(retries) {
	if (typeof retries === 'number') {
		if (retries < 0) {
			throw new TypeError('Expected `retries` to be a non-negative number.');
		}

		if (Number.isNaN(retries)) {
			throw new TypeError('Expected `retries` to be a valid number or Infinity, got NaN.');
		}
	} else if (retries !== undefined) {
		throw new TypeError('Expected `retries` to be a number or Infinity.');
	}
}

function validateNumberOption(name, value, {min = 0, allowInfinity = false} = {}) {
	if (value === undefined) {
		return;
	}

	if (typeof value !== 'number' || Number.isNaN(value)) {
		throw new TypeError(`Expected \`${name}\` to be a number${allowInfinity ? ' or Infinity' : ''}.`);
	}

	if (!allowInfinity && !Number.isFinite(value)) {
		throw new TypeError(`Expected \`${name}\` to be a finite number.`);
	}

	if (value < min) {
		throw new TypeError(`Expected \`${name}\` to be \u2265 ${min}.`);
	}
}

class AbortError extends Error {
	constructor(message) {
		super();

		if (message instanceof Error) {
			this.originalError = message;
			({message} = message);
		} else {
			this.originalError = new Error(message);
			this.originalError.stack = this.stack;
		}

		this.name = 'AbortError';
		this.message = message;
	}
}

function calculateDelay(retriesConsumed, options) {
	const attempt = Math.max(1, retriesConsumed + 1);
	const random = options.randomize ? (Math.random() + 1) : 1;

	let timeout = Math.round(random * options.minTimeout * (options.factor ** (attempt - 1)));
	timeout = Math.min(timeout, options.maxTimeout);

	return timeout;
}

function calculateRemainingTime(start, max) {
	if (!Number.isFinite(max)) {
		return max;
	}

	return max - (performance.now() - start);
}

async function onAttemptFailure({error, attemptNumber, retriesConsumed, startTime, options}) {
	const normalizedError = error instanceof Error
		? error
		: new TypeError(`Non-error was thrown: "${error}". You should only throw errors.`);

	if (normalizedError instanceof AbortError) {
		throw normalizedError.originalError;
	}

	const retriesLeft = Number.isFinite(options.retries)
		? Math.max(0, options.retries - retriesConsumed)
		: options.retries;

	const maxRetryTime = options.maxRetryTime ?? Number.POSITIVE_INFINITY;

	const context = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
	});

	await options.onFailedAttempt(context);

	if (calculateRemainingTime(startTime, maxRetryTime) <= 0) {
		throw normalizedError;
	}

	const consumeRetry = await options.shouldConsumeRetry(context);

	const remainingTime = calculateRemainingTime(startTime, maxRetryTime);

	if (remainingTime <= 0 || retriesLeft <= 0) {
		throw normalizedError;
	}

	if (normalizedError instanceof TypeError && !isNetworkError(normalizedError)) {
		if (consumeRetry) {
			throw normalizedError;
		}

		options.signal?.throwIfAborted();
		return false;
	}

	if (!await options.shouldRetry(context)) {
		throw normalizedError;
	}

	if (!consumeRetry) {
		options.signal?.throwIfAborted();
		return false;
	}

	const delayTime = calculateDelay(retriesConsumed, options);
	const finalDelay = Math.min(delayTime, remainingTime);

	options.signal?.throwIfAborted();

	if (finalDelay > 0) {
		await new Promise((resolve, reject) => {
			const onAbort = () => {
				clearTimeout(timeoutToken);
				options.signal?.removeEventListener('abort', onAbort);
				reject(options.signal.reason);
			};

			const timeoutToken = setTimeout(() => {
				options.signal?.removeEventListener('abort', onAbort);
				resolve();
			}, finalDelay);

			if (options.unref) {
				timeoutToken.unref?.();
			}

			options.signal?.addEventListener('abort', onAbort, {once: true});
		});
	}

	options.signal?.throwIfAborted();

	return true;
}

async function pRetry(input, options = {}) {
	options = {...options};

	validateRetries(options.retries);

	if (Object.hasOwn(options, 'forever')) {
		throw new Error('The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.');
	}

	options.retries ??= 10;
	options.factor ??= 2;
	options.minTimeout ??= 1000;
	options.maxTimeout ??= Number.POSITIVE_INFINITY;
	options.maxRetryTime ??= Number.POSITIVE_INFINITY;
	options.randomize ??= false;
	options.onFailedAttempt ??= () => {};
	options.shouldRetry ??= () => true;
	options.shouldConsumeRetry ??= () => true;

	// Validate numeric options and normalize edge cases
	validateNumberOption('factor', options.factor, {min: 0, allowInfinity: false});
	validateNumberOption('minTimeout', options.minTimeout, {min: 0, allowInfinity: false});
	validateNumberOption('maxTimeout', options.maxTimeout, {min: 0, allowInfinity: true});
	validateNumberOption('maxRetryTime', options.maxRetryTime, {min: 0, allowInfinity: true});

	// Treat non-positive factor as 1 to avoid zero backoff or negative behavior
	if (!(options.factor > 0)) {
		options.factor = 1;
	}

	options.signal?.throwIfAborted();

	let attemptNumber = 0;
	let retriesConsumed = 0;
	const startTime = performance.now();

	while (Number.isFinite(options.retries) ? retriesConsumed <= options.retries : true) {
		attemptNumber++;

		try {
			options.signal?.throwIfAborted();

			const result = await input(attemptNumber);

			options.signal?.throwIfAborted();

			return result;
		} catch (error) {
			if (await onAttemptFailure({
				error,
				attemptNumber,
				retriesConsumed,
				startTime,
				options,
			})) {
				retriesConsumed++;
			}
		}
	}

	// Should not reach here, but in case it does, throw an error
	throw new Error('Retry attempts exhausted without throwing an error.');
}

function makeRetriable(function_, options) {
	return function (...arguments_) {
		return pRetry(() => function_.apply(this, arguments_), options);
	};
}

;// CONCATENATED MODULE: ./.build/clients/retry.js
// Tries again after passing trouble of a network: full jitter, bounded by a deadline. Decides nothing: the caller says what is passing.

/** Runs `attempt` until it succeeds, fails for good, or time is up; then throws what the last try threw. */
async function retry(attempt, options) {
    const asError = (thrown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));
    return await pRetry(async (number) => await attempt(number).catch((thrown) => {
        throw asError(thrown);
    }), {
        retries: options.retries ?? 4,
        minTimeout: options.minMilliseconds ?? 250,
        maxTimeout: 10_000,
        maxRetryTime: (options.maxSeconds ?? 60) * 1000,
        randomize: true,
        shouldRetry: ({ error }) => options.isPassing(error),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
}


/***/ }),

/***/ 8288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ openSourceHistory)
});

// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __nccwpck_require__(3926);
// EXTERNAL MODULE: ./.build/clients/github.js
var clients_github = __nccwpck_require__(3778);
// EXTERNAL MODULE: ./.build/clients/github-fault.js
var github_fault = __nccwpck_require__(2223);
// EXTERNAL MODULE: ./.build/clients/github-patience.js
var github_patience = __nccwpck_require__(6356);
;// CONCATENATED MODULE: ./.build/clients/github-ancestry.js
// Asks GitHub which of two commits of a repository came first. Only reads, takes seconds at most, and rejects for nobody but
// a cancelled step: what GitHub does not tell is unknown.
// https://docs.github.com/en/rest/commits/commits#compare-two-commits




/** Neither descends from the other. */
const unrelated = { unknown: 'neither descends from the other' };
const mostSeconds = 5;
/** Prepares to ask; speaks to nobody yet. Once GitHub was out of reach or denied, it is not asked again. */
function openAncestry({ token, apiUrl, repository }, signal, tryTimeoutSeconds = mostSeconds) {
    const github = (0,github_patience/* timelyGitHub */.W)((0,clients_github/* connectGitHub */.U)(token, apiUrl, signal), { tryTimeoutSeconds, signal });
    let refusal;
    return async (commit, other) => {
        if (refusal !== undefined)
            return refusal;
        try {
            // Asked this way round, the answer for the newer commit, which is the rule, lists neither commits nor files.
            const route = `GET /repos/${repository}/compare/${commit}...${other}`;
            return readComparison(await github.request(route, { per_page: 1 }), commit, other);
        }
        catch (thrown) {
            signal?.throwIfAborted();
            const fault = (0,github_fault/* findGitHubFault */.d)(thrown);
            const unknown = { unknown: reasonOf(fault, thrown) };
            if (fault?.kind !== 'not_found')
                refusal = unknown;
            return unknown;
        }
    };
}
const standings = {
    behind: 'newer',
    ahead: 'older',
    identical: 'same',
    diverged: unrelated,
};
function readComparison(answer, commit, other) {
    const { status = '', base_commit: base, merge_base_commit: fork } = (answer ?? {});
    const standing = standings[status];
    if (standing === undefined)
        return { unknown: 'GitHub answered with something else than a comparison' };
    // To GitHub a branch or tag of that name comes before an abbreviated commit.
    const isMeant = base?.sha?.startsWith(commit) && (status !== 'behind' || fork?.sha?.startsWith(other));
    return isMeant ? standing : { unknown: 'GitHub took an abbreviated commit for something else' };
}
function reasonOf(fault, thrown) {
    const said = `GitHub said "${fault?.message ?? (0,action_error/* messageOf */.bD)(thrown)}"`;
    if (fault?.kind === 'unauthorized')
        return `${said}: is \`github-token\` whole and not expired?`;
    if (fault?.kind === 'forbidden' || fault?.kind === 'not_found')
        return `${said}: does it have both commits, and \`github-token\` contents: read?`;
    return fault?.kind === 'unreachable' ? `GitHub is out of reach: ${fault.message}` : said;
}

// EXTERNAL MODULE: ./.build/clients/process.js
var process = __nccwpck_require__(8876);
;// CONCATENATED MODULE: ./.build/clients/source-history.js
// Asks about commits of the service: what they say, and which came first. The workspace's git is asked first, then GitHub.
// Never fetches or writes.


/** Opens the repository that `workspace` lies in; asks git, and GitHub, only when called. */
function openSourceHistory(workspace, env, signal, elsewhere) {
    const git = gitIn(workspace, env, signal);
    const server = elsewhere?.server ?? { missing: 'the clone cannot tell' };
    const ask = 'missing' in server ? undefined : openAncestry(server, signal);
    const compared = new Map();
    const compare = async (commit, other) => {
        if (!isCommit(commit) || !isCommit(other))
            return undefined;
        if (commit.startsWith(other) || other.startsWith(commit))
            return 'same';
        const told = (await compareInClone(git, commit, other)) ?? (await ask?.(commit, other));
        if (typeof told === 'string')
            return told;
        elsewhere?.onUnknown(commit, other, told?.unknown ?? ('missing' in server ? server.missing : ''));
        return undefined;
    };
    return {
        describe: async (commit) => await describe(git, commit),
        compare: async (commit, other) => {
            const [a, b] = [commit.toLowerCase(), other.toLowerCase()];
            const known = compared.get(`${a} ${b}`) ?? compare(a, b);
            compared.set(`${a} ${b}`, known);
            return await known;
        },
    };
}
function gitIn(workspace, env, signal) {
    const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
    return async (...args) => {
        const settings = ['-c', 'safe.directory=*', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
        const command = { command: 'git', args: [...settings, ...args], cwd: workspace, timeoutSeconds: 20, signal };
        return await (0,process/* runProcess */.R)({ ...command, env: { ...clean, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' } }).catch(() => undefined);
    };
}
async function describe(git, commit) {
    if (!isCommit(commit))
        return undefined;
    const format = '--format=%H%x00%an <%ae>%x00%aI%x00%s%x00%b';
    const answer = await git('log', '-1', '--no-show-signature', format, `${commit}^{commit}`, '--');
    if (answer?.exitCode !== 0)
        return undefined;
    const [sha = '', author = '', date = '', subject = '', body = ''] = answer.stdout.toString('utf8').split('\0');
    return { sha, author, date, subject, body: body.trim() };
}
/** Undefined when the clone lacks a commit, or what lies between the two. */
async function compareInClone(git, commit, other) {
    const isAncestor = async (a, b) => (await git('merge-base', '--is-ancestor', a, b))?.exitCode;
    const forth = await isAncestor(commit, other);
    if (forth === 0)
        return 'older';
    // A clone that lacks one of them lacks it in this order, too.
    if (forth !== 1)
        return undefined;
    if ((await isAncestor(other, commit)) === 0)
        return 'newer';
    const whole = (await git('rev-parse', '--is-shallow-repository'))?.stdout.toString().trim() === 'false';
    return whole ? unrelated : undefined;
}
const isCommit = (text) => /^[0-9a-f]{7,64}$/i.test(text);


/***/ }),

/***/ 1610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ takeTurn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7030);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8500);
// Lets steps of one machine that write the same thing take turns, instead of spoiling each other's work. A courtesy only:
// nothing may depend on it, nobody waits for ever, and steps on other machines know nothing of it.






const refusalMilliseconds = 25;
const mostRefusals = 3;
/** Ends of a wait after which a turn may be had. */
const goesOn = [undefined, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'];
/** Waits for a turn, which lasts until it is ended, until it has lasted too long, or until the process ends. Rejects only on abort. */
async function takeTurn({ name, waitSeconds, holdSeconds = 10, signal }) {
    const address = addressOf(name);
    const end = performance.now() + waitSeconds * 1000;
    let refusals = 0;
    for (let left = waitSeconds * 1000; left > 0; left = end - performance.now()) {
        signal.throwIfAborted();
        const holder = await hold(address, holdSeconds);
        if (holder !== 'taken')
            return holder;
        const ending = await waitForEnd(address, left, signal);
        if (!goesOn.includes(ending))
            break;
        refusals = ending === 'ECONNREFUSED' ? refusals + 1 : 0;
        if (refusals > 0)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(refusalMilliseconds, undefined, { signal });
        if (refusals < mostRefusals)
            continue;
        // Nobody listens, and not because somebody is just about to: the file of a process that was killed.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(address, { force: true });
        refusals = 0;
    }
    signal.throwIfAborted();
    return () => undefined;
}
/** A socket of the machine: it is gone with the process that listens on it, so that a killed step blocks nobody. */
function addressOf(name) {
    const file = `ship-actions-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex').slice(0, 16)}.sock`;
    return process.platform === 'win32' ? `\\\\.\\pipe\\${file}` : node_path__WEBPACK_IMPORTED_MODULE_4__.join((0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), file);
}
/** Listens, which only one can; where nobody can, nobody waits for anybody. */
async function hold(address, seconds) {
    const waiting = new Set();
    const server = (0,node_net__WEBPACK_IMPORTED_MODULE_2__.createServer)((socket) => {
        waiting.add(socket);
        socket.on('error', () => undefined).on('close', () => waiting.delete(socket));
    });
    const code = await new Promise((resolve) => {
        server.once('error', (error) => resolve(error.code));
        server.listen(address, () => resolve(undefined));
    });
    if (code !== undefined)
        return code === 'EADDRINUSE' ? 'taken' : () => undefined;
    server.unref();
    const end = () => {
        clearTimeout(timer);
        server.close();
        for (const socket of waiting)
            socket.destroy();
    };
    const timer = setTimeout(end, seconds * 1000).unref();
    return end;
}
/** Resolves when the holder's turn is over, with the error's code when there was none to wait for, or `timeout`. */
async function waitForEnd(address, milliseconds, signal) {
    return await new Promise((resolve) => {
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_2__.connect)(address);
        let code;
        const giveUp = () => {
            code ??= 'timeout';
            socket.destroy();
        };
        const timer = setTimeout(giveUp, milliseconds);
        signal.addEventListener('abort', giveUp, { once: true });
        socket.on('error', (error) => {
            code ??= error.code;
        });
        socket.on('close', () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', giveUp);
            resolve(code);
        });
    });
}


/***/ }),

/***/ 7798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ openWorkspaceFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3926);
// Lists, reads and replaces files of the workspace. Follows no symbolic link, and replaces all files or none.



/** Opens a folder; looks at it only when called. */
function openWorkspaceFiles(root) {
    return {
        list: async (folders) => (await Promise.all([...new Set(folders)].map((folder) => listBelow(root, folder)))).flat(),
        read: async (paths) => await Promise.all(paths.map(async (each) => ({ path: each, bytes: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, each)) }))),
        replace: async (files) => await replaceAll(root, files),
    };
}
async function listBelow(root, relative) {
    // A link above the folder would lead out of the workspace.
    const parent = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, relative))).catch(() => undefined);
    const expected = node_path__WEBPACK_IMPORTED_MODULE_1__.join(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(root), node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(relative));
    return relative === '' || parent === node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(expected) ? await walk(root, relative) : [];
}
async function walk(root, relative) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, relative);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(absolute).catch(() => undefined);
    if (found === undefined)
        return [];
    if (found.isSymbolicLink())
        return [{ path: relative, mode: '120000' }];
    if (found.isFile())
        return [{ path: relative, mode: (found.mode & 0o100) === 0 ? '100644' : '100755' }];
    const names = found.isDirectory() ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(absolute) : [];
    const below = names.filter((name) => name !== '.git').sort();
    return (await Promise.all(below.map((name) => walk(root, relative === '' ? name : `${relative}/${name}`)))).flat();
}
/** Writes every new content beside its file first; only then the names change hands, and are given back on failure. */
async function replaceAll(root, files) {
    const steps = files.map((file, index) => {
        const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, file.path);
        return { target, fresh: `${target}.ship-${process.pid}-${index}`, bytes: file.bytes };
    });
    const done = [];
    try {
        for (const { target, fresh, bytes } of steps) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(fresh, bytes, { mode: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target)).mode & 0o777, flag: 'wx' });
        }
        for (const { target, fresh } of steps) {
            const before = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(target);
            const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(fresh, target);
            done.push({ target, before, mode });
        }
    }
    catch (cause) {
        for (const { target, before, mode } of done)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(target, before, { mode: mode & 0o777 });
        const what = `The files of the workspace cannot be written: ${(0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}`;
        const fix = 'Check the permissions of the workspace. Nothing was changed.';
        throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({ code: 'workspace_unwritable', what, fix }, { cause });
    }
    finally {
        await Promise.all(steps.map(({ fresh }) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(fresh, { force: true })));
    }
}


/***/ }),

/***/ 3926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
// The errors that a user can mend: what happened, where, and what to do. Never holds a secret, never a stack.
/** An expected failure. Anything thrown that is not one of these is reported as a bug of ours. */
class ActionError extends Error {
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map((problem) => problem.what).join('\n'), options);
        this.name = 'ActionError';
        this.problems = list;
    }
    /** The code of the first problem. */
    get code() {
        return this.problems[0]?.code ?? 'unknown';
    }
}
/** Formats one problem as indented lines: what, then where, the excerpt and the fix where they exist. */
function formatProblem(problem) {
    const lines = [`${problem.what} [${problem.code}]`];
    if (problem.where !== undefined)
        lines.push(`  where: ${problem.where}`);
    if (problem.excerpt !== undefined)
        lines.push(...problem.excerpt.split('\n').map((line) => `    ${line}`));
    if (problem.fix !== undefined)
        lines.push(`  fix:   ${problem.fix.split('\n').join('\n         ')}`);
    return lines.join('\n');
}
/** Says in one line what a thrown value means, for a `what` that wraps it. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ findImageReference),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   JA: () => (/* binding */ canonicalRepository),
/* harmony export */   Lm: () => (/* binding */ repositoryFault),
/* harmony export */   Sh: () => (/* binding */ formatRepository),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   ve: () => (/* binding */ isSameRepository),
/* harmony export */   zc: () => (/* binding */ isRegistryPart)
/* harmony export */ });
/* unused harmony exports tagFault, registryFault */
/* harmony import */ var _action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3926);
// The image reference of the distribution grammar: parse, format, compare. Never guesses: what the grammar forbids is an error.
// https://github.com/distribution/reference/blob/main/reference.go

const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const registryHost = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestGrammar = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const dockerHub = 'docker.io';
/** Says why `tag` is no legal tag, or undefined when it is one. */
function tagFault(tag) {
    if (tagGrammar.test(tag))
        return undefined;
    if (tag === '')
        return 'a tag cannot be empty';
    if (tag.length > 128)
        return `a tag has at most 128 characters, this one ${tag.length}`;
    const bad = [...tag].find((character) => !/[A-Za-z0-9_.-]/.test(character));
    return bad === undefined ? `a tag cannot start with "${tag[0]}"` : `a tag cannot hold "${bad}"`;
}
/** True for a digest that a registry can answer: `sha256:` and 64, or `sha512:` and 128, lower-case hex digits. */
const isDigest = (text) => digestGrammar.test(text);
/** Says why `repository` (without registry and tag) is no legal repository, or undefined when it is one. */
function repositoryFault(repository) {
    if (repository === '')
        return 'the repository is empty';
    if (/[A-Z]/.test(repository))
        return 'a repository is lower-case';
    if (repository.length > 255)
        return `a repository has at most 255 characters, this one ${repository.length}`;
    const bad = repository.split('/').find((component) => !pathComponent.test(component));
    if (bad === undefined)
        return undefined;
    return bad === '' ? 'a repository has no empty part between slashes' : `"${bad}" is no legal part of a repository`;
}
/** Says why `registry` is no legal host[:port], or undefined when it is one. */
function registryFault(registry) {
    if (/^[a-z]+:\/\//i.test(registry))
        return 'a registry is written without a scheme';
    return registryHost.test(registry) ? undefined : `"${registry}" is no host[:port]`;
}
/** True when the first part of a reference is a registry by Docker's rule: it has a dot, a colon or an upper-case letter, or is localhost. */
const isRegistryPart = (part) => /[.:A-Z[]/.test(part) || part === 'localhost';
/** Parses a reference; throws an ActionError `image_invalid` that quotes it. `where` names the input or place. */
function parseImageReference(text, where) {
    const outcome = readReference(text);
    if (typeof outcome !== 'string')
        return outcome;
    const fix = 'Write it as [registry/]repository[:tag][@sha256:…], e.g. registry.example.com/shop/checkout-service:a7f3c92.';
    throw new _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ code: 'image_invalid', what: `"${text}" is not an image reference: ${outcome}`, where, fix });
}
/** The reference, or undefined when the text is none. */
function findImageReference(text) {
    const outcome = readReference(text);
    return typeof outcome === 'string' ? undefined : outcome;
}
/** The text of a reference; `findImageReference` is its inverse. */
function formatImageReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${formatRepository(reference)}${tag}${digest}`;
}
/** `[registry/]repository` as it was written, without tag and digest. */
const formatRepository = (reference) => reference.registry === undefined ? reference.repository : `${reference.registry}/${reference.repository}`;
/** `registry/repository` with Docker Hub's short forms written out: two references mean the same repository when these are equal. */
function canonicalRepository(reference) {
    const written = (reference.registry ?? dockerHub).toLowerCase();
    const registry = written === 'index.docker.io' || written === 'registry-1.docker.io' ? dockerHub : written;
    const official = registry === dockerHub && !reference.repository.includes('/');
    return `${registry}/${official ? 'library/' : ''}${reference.repository}`;
}
/** True when both mean the same repository of the same registry, whatever their tags. */
const isSameRepository = (a, b) => canonicalRepository(a) === canonicalRepository(b);
/** The reference, or the reason why there is none. */
function readReference(text) {
    if (text === '')
        return 'it is empty';
    if (/\s/.test(text))
        return 'it holds white space';
    if (/^[a-z]+:\/\//i.test(text))
        return 'it starts with a scheme';
    const [named = '', digest, ...more] = text.split('@');
    if (more.length > 0)
        return 'it holds more than one "@"';
    if (digest !== undefined && !isDigest(digest))
        return `"${digest}" is no digest (sha256: and 64 hex digits)`;
    const colon = named.lastIndexOf(':');
    const hasTag = colon > named.lastIndexOf('/');
    const tag = hasTag ? named.slice(colon + 1) : undefined;
    const badTag = tag === undefined ? undefined : tagFault(tag);
    if (badTag !== undefined)
        return badTag;
    const name = hasTag ? named.slice(0, colon) : named;
    const slash = name.indexOf('/');
    const first = name.slice(0, slash);
    const registry = slash > 0 && isRegistryPart(first) ? first : undefined;
    const repository = registry === undefined ? name : name.slice(slash + 1);
    const fault = (registry === undefined ? undefined : registryFault(registry)) ?? repositoryFault(repository);
    return fault ?? { registry, repository, tag, digest };
}


/***/ }),

/***/ 7914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isPrivateUrl),
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
// What stays on this machine, and where a secret may therefore go without TLS. Resolves no name.
/** True for localhost, 127.0.0.0/8 and [::1], with or without a port: https://www.rfc-editor.org/rfc/rfc6890 */
const isLoopback = (host) => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);
/** True when what is sent to the URL goes over TLS, or does not leave the machine; false for what is no URL. */
function isPrivateUrl(address) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}


/***/ }),

/***/ 2262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   ti: () => (/* binding */ inlineCode)
/* harmony export */ });
// Writes the Markdown of job summaries and pull requests so that foreign text stays text. Never reads Markdown.
const special = /[\\`*_{}[\]<>()#+!|~@&]/g;
/** Text that renders literally in GitHub's Markdown, on one line: no markup, no mention, no HTML. */
function escapeMarkdown(text) {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
/** Inline code with a fence longer than any run of backticks inside. */
function inlineCode(text) {
    const flat = text.replace(/\s+/g, ' ');
    const fence = '`'.repeat(longestRun(flat) + 1);
    const padding = flat.startsWith('`') || flat.endsWith('`') || flat === '' ? ' ' : '';
    return `${fence}${padding}${flat.replaceAll('|', '\\|')}${padding}${fence}`;
}
/** A fenced block whose fence is longer than any inside. */
function codeBlock(text, language = '') {
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
/** A table from Markdown cells; escape foreign text before you pass it. */
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
const longestRun = (text) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));


/***/ }),

/***/ 2273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ nearestNames),
/* harmony export */   S: () => (/* binding */ suggestName)
/* harmony export */ });
// Finds the names that a mistyped one probably meant. Only suggests; never corrects.
/** The names within two edits (or a third of the length) of `name`, nearest first, at most `limit`. */
function nearestNames(name, known, limit = 3) {
    const reach = Math.max(2, Math.floor(name.length / 3));
    const ranked = [];
    for (const candidate of known) {
        const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
        const contains = candidate.includes(name) || name.includes(candidate);
        if (distance <= reach || (contains && name.length > 2))
            ranked.push({ candidate, distance });
    }
    ranked.sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate));
    return ranked.slice(0, limit).map(({ candidate }) => candidate);
}
/** "Did you mean a or b?" for a fix; the whole list when nothing is near. */
function suggestName(name, known) {
    const near = nearestNames(name, known);
    return near.length > 0
        ? `Did you mean ${near.map((each) => `\`${each}\``).join(' or ')}?`
        : `Known: ${known.map((each) => `\`${each}\``).join(', ')}.`;
}
/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each. */
function editDistance(a, b) {
    let before = [];
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const same = a[row - 1] === b[column - 1] ? 0 : 1;
            let cost = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + same);
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (swapped)
                cost = Math.min(cost, at(before, column - 2) + 1);
            current.push(cost);
        }
        before = previous;
        previous = current;
    }
    return at(previous, b.length);
}
const at = (row, index) => row[index] ?? Number.POSITIVE_INFINITY;


/***/ }),

/***/ 1864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b3: () => (/* binding */ caretExcerpt),
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   fk: () => (/* binding */ lastAtMost),
/* harmony export */   t$: () => (/* binding */ positionAt)
/* harmony export */ });
// Turns an offset in a text into what a person looks for: line, column, and the line with a caret. Never edits.
/** The line and column of `offset`; past the end means the end. CR, LF and CRLF all end a line. */
function positionAt(text, offset) {
    const starts = lineStarts(text);
    const at = Math.min(Math.max(0, offset), text.length);
    const index = lastAtMost(starts, at);
    return { line: index + 1, column: at - (starts[index] ?? 0) + 1 };
}
/** The index of the last of the ascending numbers that is not above `limit`; 0 when all are. */
function lastAtMost(ascending, limit) {
    let [low, high] = [0, ascending.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((ascending[middle] ?? 0) <= limit)
            low = middle;
        else
            high = middle - 1;
    }
    return Math.max(0, low);
}
let known = { text: '', starts: [0] };
/** Where each line starts. That of the last text is kept, since its places are asked for in a row. */
function lineStarts(text) {
    if (known.text !== text) {
        const starts = [0];
        for (const each of text.matchAll(/\r\n|\r|\n/g))
            starts.push(each.index + each[0].length);
        known = { text, starts };
    }
    return known.starts;
}
/** `file:line:column` of an offset. */
function formatPlace(file, text, offset) {
    const { line, column } = positionAt(text, offset);
    return `${file}:${line}:${column}`;
}
/** The source line at `offset` with a caret under the place; long lines are cut around it. */
function caretExcerpt(text, offset, width = 100) {
    const { line, column } = positionAt(text, offset);
    const starts = lineStarts(text);
    const whole = text.slice(starts[line - 1], starts[line]).replace(/[\r\n]+$/, '');
    const start = Math.max(0, column - 1 - Math.floor(width / 2));
    const shown = whole.slice(start, start + width).replaceAll('\t', ' ');
    const margin = `${line} | `;
    return `${margin}${shown}\n${' '.repeat(margin.length + column - 1 - start)}^`;
}


/***/ }),

/***/ 6921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ fillTemplate)
/* harmony export */ });
/* harmony import */ var _action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3926);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2273);
// Fills `{name}` placeholders, as in `path: "{environment}/checkout-service"`. Knows no other syntax.


const placeholder = /\{([A-Za-z][A-Za-z0-9-]*)\}/g;
/** Fills each `{name}` from `values`. Throws an ActionError for an unknown name, or one whose value is undefined. */
function fillTemplate(text, values, where) {
    return text.replace(placeholder, (whole, name) => {
        if (!Object.hasOwn(values, name)) {
            const fix = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestName */ .S)(name, Object.keys(values));
            throw new _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
                code: 'template_unknown',
                what: `"${text}" uses ${whole}, which is not known here`,
                where,
                fix,
            });
        }
        const value = values[name];
        if (value !== undefined && value !== '')
            return value;
        const fix = `Give the step \`${name}: …\`, or write the value in place of ${whole}.`;
        throw new _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
            code: 'template_empty',
            what: `"${text}" uses ${whole}, but \`${name}\` is not given`,
            where,
            fix,
        });
    });
}


/***/ }),

/***/ 1886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ followAlias),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   ZU: () => (/* binding */ placeInFile),
/* harmony export */   qv: () => (/* binding */ InputFaults),
/* harmony export */   rj: () => (/* binding */ stepInput),
/* harmony export */   ws: () => (/* binding */ scalarText),
/* harmony export */   xK: () => (/* binding */ configInput)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3926);
/* harmony import */ var _domain_source_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1864);
// One given input before it is read: the text of a step's `with:`, or a node of the config file. Knows where it stands.



/** Thrown by a reader: every fault of one input. */
class InputFaults extends Error {
    faults;
    constructor(faults) {
        super('input faults');
        this.faults = Array.isArray(faults) ? faults : [faults];
    }
}
/** The text that the runner passes in INPUT_<NAME>. */
function stepInput(name, given) {
    const parse = () => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(given, { prettyErrors: false });
    const root = { where: `input \`${name}\`` };
    return {
        text: () => given.trim(),
        lines: () => splitLines(given),
        value: () => {
            const document = parse();
            const [broken] = document.errors;
            if (broken === undefined)
                return plainValue(() => document.toJS());
            const place = placeInFile(root.where, given, broken.pos[0]);
            throw new InputFaults({ what: `it is not valid YAML: ${wordsOf(broken)}`, place });
        },
        place: (path) => {
            if (path.length === 0 && !given.trim().includes('\n'))
                return root;
            const offset = offsetOf(parse().contents, path);
            return offset === undefined ? root : placeInFile(root.where, given, offset);
        },
    };
}
/** What a YAML parser finds wrong, without its advice to programmers. */
const wordsOf = ({ message }) => message.replace(/; please use YAML\..*$/, '');
/** A node of the config file. */
function configInput(source, node) {
    return {
        text: () => scalarText(node) ?? refuse('it must be a single value, not a list or a map'),
        lines: () => linesOfNode(node, source.document),
        value: () => plainValue(() => node.toJS(source.document)),
        place: (path) => placeInFile(source.file, source.text, offsetOf(node, path) ?? node.range?.[0] ?? 0),
    };
}
/** What a node stands for: itself, or the anchored node that an alias names; undefined when there is none. */
const followAlias = (node, document) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : (node ?? undefined);
/** Aliases are only followed here, so an alias of nothing, or too many of them, show here. */
function plainValue(convert) {
    try {
        return convert();
    }
    catch (thrown) {
        return refuse(`it is not valid YAML: ${(0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown)}`);
    }
}
/** The place of an offset in the config file, or in the text of an input. */
const placeInFile = (file, source, offset) => ({
    where: (0,_domain_source_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlace */ .dE)(file, source, offset),
    excerpt: (0,_domain_source_text_js__WEBPACK_IMPORTED_MODULE_2__/* .caretExcerpt */ .b3)(source, offset),
});
const splitLines = (text) => text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
function linesOfNode(node, document) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(node))
        return splitLines(scalarText(node) ?? '');
    const texts = node.items.map((item) => scalarText(followAlias(item, document)));
    if (texts.every((text) => text !== undefined))
        return texts.filter((text) => text !== '');
    return refuse('it must be a list of single values');
}
/** A scalar as it stands in the file, so that `1.20` stays `1.20`; undefined for what is no scalar. */
function scalarText(node) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return undefined;
    if (node.value === null)
        return '';
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
const refuse = (what) => {
    throw new InputFaults({ what });
};
/** The offset of the deepest part of `path` that exists. */
function offsetOf(root, path) {
    let node = root;
    for (const key of path) {
        const next = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(node) ? node.get(key, true) : undefined;
        if (next === undefined || next === null)
            break;
        node = next;
    }
    return node?.range?.[0];
}


/***/ }),

/***/ 1985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports required, percentage, secretLines, secretMap, structured */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8815);
/* harmony import */ var _domain_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2273);
/* harmony import */ var _raw_input_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1886);
// How each kind of input is read: a reader turns a given text or YAML value into a typed value, or says what is wrong.




const reader = (schema, fallback, read) => ({
    schema,
    required: false,
    fallback,
    read,
});
const textSchema = { type: ['string', 'number', 'boolean'] };
function text(fallback) {
    return reader(textSchema, fallback, (raw) => raw.text());
}
/** A text that is masked in every log before it is looked at. */
const secret = () => ({ ...text(), secrets: (given) => [given.trim()] });
/** An input that must be given. */
const required = (inner) => ({ ...inner, required: true });
/** YAML's core booleans only: true, True, TRUE, false, False, FALSE. */
const boolean = (fallback) => reader({ type: 'boolean' }, fallback, (raw) => {
    const given = raw.text();
    if (/^(?:true|True|TRUE)$/.test(given))
        return true;
    if (/^(?:false|False|FALSE)$/.test(given))
        return false;
    throw new _raw_input_js__WEBPACK_IMPORTED_MODULE_1__/* .InputFaults */ .qv({ what: `"${given}" is not a boolean`, fix: 'Write `true` or `false`.' });
});
function choice(known, fallback) {
    return reader({ enum: known }, fallback, (raw) => {
        const given = raw.text();
        const found = known.find((each) => each === given);
        if (found !== undefined)
            return found;
        throw new _raw_input_js__WEBPACK_IMPORTED_MODULE_1__/* .InputFaults */ .qv({ what: `"${given}" is not one of ${known.join(', ')}`, fix: (0,_domain_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestName */ .S)(given, known) });
    });
}
function number(bounds, fallback) {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, integer = false, unit = '' } = bounds;
    const kind = `${integer ? 'a whole number' : 'a number'}${unit === '' ? '' : ` of ${unit}`}`;
    const range = [bounds.min === undefined ? '' : `at least ${min}`, bounds.max === undefined ? '' : `at most ${max}`];
    const fix = `Write ${kind}${range.some(Boolean) ? `, ${range.filter(Boolean).join(' and ')}` : ''}.`;
    return reader({ type: integer ? 'integer' : 'number' }, fallback, (raw) => {
        const given = raw.text();
        const value = Number(given);
        const sane = /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(given) && (!integer || Number.isInteger(value));
        if (sane && value >= min && value <= max)
            return value;
        throw new _raw_input_js__WEBPACK_IMPORTED_MODULE_1__/* .InputFaults */ .qv({ what: `"${given}" is not ${sane ? 'in range' : kind}`, fix });
    });
}
/** 0 to 100. */
const percentage = () => number({ min: 0, max: 100, unit: 'percent' });
/** One value per line; blank lines and lines that start with `#` are left out. */
const lines = (fallback = []) => reader({ type: ['string', 'array'], items: textSchema }, fallback, (raw) => raw.lines());
/** Lines of `NAME=value` whose values are masked. */
const secretLines = () => ({
    ...lines(),
    secrets: (given) => given.split(/\r?\n/).map((line) => line.slice(line.indexOf('=') + 1).trim()),
});
/** A YAML map of names to texts, all of them masked. */
const secretMap = () => ({
    ...structured(v.record(v.string(), v.string()), {}),
    secrets: scalarsOf,
});
/** Every scalar of a YAML text; the text itself when it cannot be parsed. */
function scalarsOf(given) {
    const document = parseDocument(given);
    if (document.errors.length > 0)
        return [given];
    const found = [];
    visit(document, {
        Scalar: (key, node) => {
            if (key !== 'key')
                found.push(String(node.value), node.source ?? '');
        },
        // A secret that starts with `*`, unquoted.
        Alias: (_key, node) => {
            found.push(`*${node.source}`, node.source);
        },
    });
    return found;
}
function structured(shape, fallback) {
    return reader({ type: ['array', 'object', 'string'] }, fallback, (raw) => {
        const value = raw.value();
        if (Array.isArray(value) && shape.type === 'record')
            throw new InputFaults({ what: 'it must be a map of names to values, not a list' });
        const outcome = v.safeParse(shape, value);
        if (outcome.success)
            return outcome.output;
        throw new InputFaults(outcome.issues.map((issue) => faultOf(issue, shape)));
    });
}
/** One shape issue in our words: the path to the part, what was found, what was expected. */
function faultOf(issue, shape) {
    const path = (issue.path ?? []).map((item) => item.key);
    const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
    const at = name === '' ? 'the value' : `\`${name.replace(/^\./, '')}\``;
    if (issue.type === 'strict_object' && issue.expected === 'never') {
        return {
            what: `${at} is not a known key`,
            fix: suggestName(String(path.at(-1)), keysAt(shape, path.slice(0, -1))),
            path,
        };
    }
    if (issue.received === 'undefined')
        return { what: `${at} is missing`, fix: `Give ${at} a value.`, path };
    if (issue.kind === 'validation')
        return { what: `${at}: ${issue.message}`, path };
    const wanted = issue.expected ?? 'another value';
    const what = `${at} is ${issue.received}, expected ${wanted}`;
    const readAsOther = issue.expected === 'string' && /^(?:-?[\d.]|true$|false$|null$)/.test(issue.received);
    return {
        what,
        fix: readAsOther ? 'Put it in quotes, so that YAML reads it as text.' : undefined,
        path,
        discreet: `${at} is not what is expected: ${wanted}`,
    };
}
/** The keys of the strict object at `path` inside a shape. */
function keysAt(shape, path) {
    const { wrapped, pipe, item, value, entries } = shape;
    if (wrapped !== undefined)
        return keysAt(wrapped, path);
    if (Array.isArray(pipe) && pipe[0] !== shape)
        return keysAt(pipe[0], path);
    const [key, ...rest] = path;
    if (key === undefined)
        return Object.keys(entries ?? {});
    const child = entries?.[key] ?? item ?? value;
    return child === undefined ? [] : keysAt(child, rest);
}


/***/ }),

/***/ 9122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./.build/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __nccwpck_require__(3926);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./.build/runner/context.js
// Reads GITHUB_* and the event file into one typed context. Never throws: a fact that is absent is undefined.
// https://docs.github.com/en/actions/reference/workflows-and-actions/variables



/** The context of the current step. */
function readContext(env, currentFolder) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    const serverUrl = (env['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/$/, '');
    const repository = given(env['GITHUB_REPOSITORY']);
    const runId = numberOf(env['GITHUB_RUN_ID']);
    const refType = env['GITHUB_REF_TYPE'];
    return {
        workspace: external_node_path_.resolve(given(env['GITHUB_WORKSPACE']) ?? currentFolder),
        temporaryFolder: given(env['RUNNER_TEMP']) ?? (0,external_node_os_.tmpdir)(),
        repository,
        sha: given(env['GITHUB_SHA']),
        ref: given(env['GITHUB_REF']),
        refName: given(env['GITHUB_REF_NAME']),
        refType: refType === 'branch' || refType === 'tag' ? refType : undefined,
        defaultBranch: context_text(record(event['repository'])['default_branch']),
        eventName: given(env['GITHUB_EVENT_NAME']),
        actor: given(env['GITHUB_ACTOR']),
        workflow: given(env['GITHUB_WORKFLOW']),
        jobName: given(env['GITHUB_JOB']),
        runId,
        runNumber: numberOf(env['GITHUB_RUN_NUMBER']),
        runAttempt: numberOf(env['GITHUB_RUN_ATTEMPT']),
        runUrl: repository === undefined || runId === undefined ? undefined : `${serverUrl}/${repository}/actions/runs/${runId}`,
        serverUrl,
        apiUrl: (given(env['GITHUB_API_URL']) ?? 'https://api.github.com').replace(/\/$/, ''),
        pullRequest: readPullRequest(record(event['pull_request'])),
        headCommitMessage: context_text(record(event['head_commit'])['message']),
    };
}
const given = (value) => value === undefined || value === '' ? undefined : value;
const context_text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
const record = (value) => (typeof value === 'object' && value !== null ? value : {});
function numberOf(value) {
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
function readEvent(file) {
    if (file === undefined || file === '')
        return {};
    try {
        return record(JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')));
    }
    catch {
        return {};
    }
}
function readPullRequest(pull) {
    const base = record(pull['base']);
    const head = record(pull['head']);
    const number = pull['number'];
    const baseRef = context_text(base['ref']);
    const baseSha = context_text(base['sha']);
    const headSha = context_text(head['sha']);
    if (typeof number !== 'number' || baseRef === undefined || baseSha === undefined || headSha === undefined)
        return undefined;
    const fork = context_text(record(base['repo'])['full_name']) !== context_text(record(head['repo'])['full_name']);
    return {
        number,
        title: context_text(pull['title']) ?? '',
        url: context_text(pull['html_url']) ?? '',
        baseRef,
        baseSha,
        headSha,
        fork,
    };
}

// EXTERNAL MODULE: ./.build/domain/nearest.js
var nearest = __nccwpck_require__(2273);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./.build/runner/raw-input.js
var raw_input = __nccwpck_require__(1886);
;// CONCATENATED MODULE: ./.build/runner/config-file.js
// Reads the config file (`.github/ship.yml`): its sections as inputs, and the keys it does not know. Never writes it.






/** Where the config file lies when the step names none. */
const defaultConfigFile = '.github/ship.yml';
/** The sections of the config file, one per action. */
const actionNames = ['quality-gate', 'build-push-image', 'bump-manifest', 'smoke-test', 'notify-slack'];
const absentConfig = { service: undefined, find: () => undefined, environments: [], problems: [] };
/** Reads the file. An absent default file is an empty one; an absent named file, or invalid YAML, is an ActionError. */
async function readConfigFile(workspace, given, action, environment, known) {
    const file = given ?? defaultConfigFile;
    const text = await readSource(workspace, file, given !== undefined);
    if (text === undefined)
        return absentConfig;
    const document = (0,dist/* parseDocument */.Tp)(text, { prettyErrors: false });
    const source = { file, text, document };
    const root = rootOf(source);
    if (root === undefined)
        return absentConfig;
    const child = (parent, key) => childMap(document, parent, key);
    const overrides = environment === undefined ? undefined : child(child(root, 'environments'), environment);
    const sections = [child(overrides, action), child(root, action)];
    const service = childNode(document, root, 'service');
    return {
        service: (0,raw_input/* scalarText */.ws)(service) || undefined,
        find: (input) => {
            const nodes = sections.map((section) => childNode(document, section, input));
            const node = nodes.find((each) => each !== undefined && !isEmptyScalar(each));
            return node === undefined ? undefined : (0,raw_input/* configInput */.xK)(source, node);
        },
        environments: (child(root, 'environments')?.items ?? []).map(keyName),
        problems: [...unknownKeys(document, root, action, known)].map((fault) => ({
            code: 'config_unknown_key',
            what: fault.what,
            fix: fault.fix,
            ...(0,raw_input/* placeInFile */.ZU)(file, text, fault.offset),
        })),
    };
}
const isEmptyScalar = (node) => (0,dist/* isScalar */.jn)(node) && (node.value === null || node.value === '');
const keyName = ({ key }) => String(key.value);
const childNode = (document, parent, key) => (0,raw_input/* followAlias */.W_)(parent?.items.find((pair) => keyName(pair) === key)?.value, document);
const childMap = (document, parent, key) => {
    const node = childNode(document, parent, key);
    return (0,dist/* isMap */.jh)(node) ? node : undefined;
};
async function readSource(workspace, file, named) {
    const where = 'input `config`';
    const absolute = external_node_path_.resolve(workspace, file);
    if (absolute !== workspace && !absolute.startsWith(`${workspace}${external_node_path_.sep}`)) {
        const fix = 'Name a file inside the workspace.';
        throw new action_error/* ActionError */.lZ({ code: 'config_outside', what: `"${file}" lies outside the workspace`, where, fix });
    }
    try {
        return await (0,promises_.readFile)(absolute, 'utf8');
    }
    catch (cause) {
        if (!named && cause.code === 'ENOENT')
            return undefined;
        const fix = 'Check the path, and that actions/checkout ran before this step.';
        throw new action_error/* ActionError */.lZ({ code: 'config_unreadable', what: `"${file}" cannot be read`, where, fix }, { cause });
    }
}
/** The file's top-level map; undefined when the file is empty. */
function rootOf({ file, text, document }) {
    const broken = document.errors[0] ?? danglingAlias(document);
    const root = document.contents;
    if (broken === undefined && (root === null || isEmptyScalar(root)))
        return undefined;
    if (broken === undefined && (0,dist/* isMap */.jh)(root))
        return root;
    const what = broken === undefined ? 'The config file is not a map' : `The config file is not valid YAML: ${(0,raw_input/* wordsOf */.Z9)(broken)}`;
    const fix = 'See ship.schema.json for its keys.';
    throw new action_error/* ActionError */.lZ({ code: 'config_invalid', what, fix, ...(0,raw_input/* placeInFile */.ZU)(file, text, broken?.pos[0] ?? 0) });
}
/** The parser itself finds an alias without an anchor only when it is used. */
function danglingAlias(document) {
    let found;
    (0,dist/* visit */.YR)(document, {
        Alias: (_key, alias) => {
            if (alias.resolve(document) !== undefined)
                return undefined;
            found = { message: `no anchor "${alias.source}" before this alias`, pos: [alias.range?.[0] ?? 0] };
            return dist/* visit */.YR.BREAK;
        },
    });
    return found;
}
function* unknownKeys(document, root, action, known) {
    yield* strangers(root, ['service', 'environments', ...actionNames], '');
    const service = childNode(document, root, 'service');
    if (service !== undefined && !(0,dist/* isScalar */.jn)(service))
        yield { what: '`service` is not a single name', fix: 'Write `service: <name>`.', offset: service.range?.[0] ?? 0 };
    yield* sectionFaults(document, root, action, known, action);
    yield* notMap(document, root, 'environments', 'environments', 'Write one key per environment below it.');
    const environments = childMap(document, root, 'environments');
    for (const pair of environments?.items ?? []) {
        const name = keyName(pair);
        const label = `environments.${name}`;
        yield* notMap(document, environments, name, label, 'Write one key per action below it.');
        const section = (0,raw_input/* followAlias */.W_)(pair.value, document);
        if (!(0,dist/* isMap */.jh)(section))
            continue;
        yield* strangers(section, actionNames, label);
        yield* sectionFaults(document, section, action, known, `${label}.${action}`);
    }
}
function* sectionFaults(document, parent, action, known, label) {
    yield* notMap(document, parent, action, label, 'Write its inputs as `name: value` below it.');
    const section = childMap(document, parent, action);
    if (section !== undefined)
        yield* strangers(section, known, label);
}
/** A key that is there, is not empty, and is not a map. */
function* notMap(document, parent, key, label, fix) {
    const node = childNode(document, parent, key);
    if (node === undefined || (0,dist/* isMap */.jh)(node) || isEmptyScalar(node))
        return;
    yield { what: `\`${label}\` is not a map`, fix, offset: node.range?.[0] ?? 0 };
}
function* strangers(map, known, section) {
    for (const pair of map.items) {
        const key = pair.key;
        const name = String(key.value);
        if (known.includes(name))
            continue;
        const what = `\`${section === '' ? '' : `${section}.`}${name}\` is not a known key of the config file`;
        const fix = name === '<<' ? 'Merge keys are not read: repeat the keys here.' : (0,nearest/* suggestName */.S)(name, known);
        yield { what, fix, offset: key.range?.[0] ?? 0 };
    }
}

// EXTERNAL MODULE: ./.build/runner/readers.js
var readers = __nccwpck_require__(1985);
;// CONCATENATED MODULE: ./.build/runner/inputs.js
// Reads all inputs of a step: step input > environments.<env>.<action> > action section > default. Reports every problem at once.





/** The inputs that every action has. */
const sharedInputs = { config: (0,readers/* text */.Qq)(), service: (0,readers/* text */.Qq)(), environment: (0,readers/* text */.Qq)(), 'dry-run': (0,readers/* boolean */.zM)(false) };
/** Reads and checks all inputs; throws one ActionError with every problem. Secrets are masked before anything else. */
async function readInputs(action, env, context, log) {
    const readers = { ...sharedInputs, ...action.inputs };
    const given = (name) => {
        const value = env[inputVariable(name)];
        return value === undefined || value.trim() === '' ? undefined : (0,raw_input/* stepInput */.rj)(name, value);
    };
    maskSecrets(readers, env, log);
    const environment = given('environment')?.text();
    const known = [...Object.keys(action.inputs), 'dry-run'];
    const config = await readConfigFile(context.workspace, given('config')?.text(), action.name, environment, known);
    warnOfSlip(environment, config, log);
    const problems = [...config.problems];
    const values = {};
    const faulty = new Set();
    for (const [name, reader] of Object.entries(readers)) {
        const before = problems.length;
        values[name] = readOne(name, reader, given(name), config, problems);
        if (problems.length > before)
            faulty.add(name);
    }
    values['service'] ??= config.service ?? context.repository?.split('/').at(-1);
    if (values['service'] === undefined)
        problems.push(missing('service'));
    const inputs = values;
    problems.push(...(action.check?.(inputs, context, faulty) ?? []));
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    return inputs;
}
/** The variable in which the runner passes an input: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
const inputVariable = (name) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
/** An environment without overrides is fine; one whose name is nearly another's is probably a slip. */
function warnOfSlip(environment, { environments }, log) {
    if (environment === undefined || environments.includes(environment))
        return;
    if ((0,nearest/* nearestNames */.L)(environment, environments).length === 0)
        return;
    const fix = (0,nearest/* suggestName */.S)(environment, environments);
    log.warning(`The environment "${environment}" has no overrides in the config file. ${fix}`);
}
function maskSecrets(readers, env, log) {
    for (const [name, reader] of Object.entries(readers)) {
        for (const part of reader.secrets?.(env[inputVariable(name)] ?? '') ?? [])
            log.mask(part);
    }
}
function readOne(name, reader, step, config, problems) {
    const configured = config.find(name);
    if (reader.secrets !== undefined && configured !== undefined)
        problems.push(secretInFile(name, configured));
    const raw = step ?? configured;
    if (raw === undefined) {
        if (reader.required)
            problems.push(missing(name));
        return reader.fallback;
    }
    try {
        return reader.read(raw);
    }
    catch (thrown) {
        if (!(thrown instanceof raw_input/* InputFaults */.qv))
            throw thrown;
        for (const each of thrown.faults) {
            const fault = reader.secrets === undefined ? each : withoutSource(name, each);
            const place = fault.place ?? raw.place(fault.path ?? []);
            problems.push({ code: 'input_invalid', what: `\`${name}\`: ${fault.what}`, fix: fault.fix, ...place });
        }
        return reader.fallback;
    }
}
/** A fault of a secret input: no place in it is shown, and a parser's words may quote a part that is not masked. */
const withoutSource = (name, { what, discreet, fix, place }) => ({
    what: place === undefined ? (discreet ?? what) : 'it is not valid YAML',
    fix: place === undefined ? fix : 'Put each value in single quotes.',
    place: { where: `input \`${name}\`` },
});
const missing = (name) => ({
    code: 'input_missing',
    what: `\`${name}\` is required and not given`,
    where: `input \`${name}\``,
    fix: `Give the step \`${name}: …\`, or write it in the config file.`,
});
const secretInFile = (name, raw) => ({
    code: 'config_secret',
    what: `\`${name}\` is a secret and stands in the config file`,
    where: raw.place([]).where,
    fix: `Remove it from the file, revoke it, and pass \`${name}: \${{ secrets.… }}\` to the step.`,
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./.build/runner/log.js
// Prints to the step's log: lines, groups, annotations, masks. Redacts every masked value from whatever it prints.


/** The log of this process. */
function createLog() {
    const secrets = new Set();
    let told = false;
    const redact = (text) => {
        let clean = text;
        for (const secret of secrets)
            clean = clean.replaceAll(secret, '***');
        return clean;
    };
    return {
        info: (line) => info(disarm(redact(line))),
        debug: (line) => debug(redact(line)),
        notice: (message, place) => notice(redact(message), properties(place)),
        warning: (message, place) => warning(redact(message), properties(place)),
        error: (message, place) => error(redact(message), properties(place)),
        group: (title, output) => printGroup(oneLine(redact(title)), redact(output)),
        mask: (secret) => {
            if (secret !== '' && !isHideable(secret) && !told) {
                told = true;
                warning('A secret is shorter than 4 characters, or a word such as "true". It is not masked.');
            }
            for (const part of maskedParts(secret)) {
                if (!secrets.has(part))
                    setSecret(part);
                secrets.add(part);
            }
        },
        redact,
    };
}
/** The whole and, for a multi-line secret, each line: the runner masks line by line. */
function maskedParts(secret) {
    const rows = secret.split(/\r?\n/).map((row) => row.trim());
    return [secret, ...(rows.length > 1 ? rows : [])].filter(isHideable);
}
/** False for what stands in digests, verdicts and every other line: hiding it would hide nothing and garble all of them. */
const isHideable = (text) => text.length >= 4 && !/^(?:true|false|null|none)$/i.test(text);
const oneLine = (text) => text.replace(/\s+/g, ' ');
/**
 * Foreign text must not be read as a workflow command: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * The runner takes `::` at the start of a line only, but its older `##[` anywhere in it.
 */
const disarm = (text) => text.replace(/^(\s*)::/gm, '$1> ::').replaceAll('##[', '# #[');
function printGroup(title, output) {
    startGroup(title);
    const token = (0,external_node_crypto_.randomUUID)();
    if (output !== '')
        info(`::stop-commands::${token}\n${output.replace(/\n$/, '')}\n::${token}::`);
    endGroup();
}
function properties(place) {
    if (place === undefined)
        return {};
    return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./.build/runner/run-action.js
// Runs one action: inputs → run → outputs, summary, verdict. The only place that sets outputs and fails the step.






/** Runs the action to its end. Never throws and never exits: a failure sets the exit code. */
async function runAction(action) {
    const log = createLog();
    const abort = new AbortController();
    const stop = (signal) => {
        abort.abort(new action_error/* ActionError */.lZ({ code: 'cancelled', what: `The step was cancelled (${signal})` }));
    };
    // A second signal must not end us before the children are gone.
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    try {
        const context = readContext(process.env, process.cwd());
        const inputs = await readInputs(action, process.env, context, log);
        const job = { context, log, env: childEnvironment(), signal: abort.signal };
        publish(action.outputs, await action.run(inputs, job), log);
    }
    catch (thrown) {
        fail(thrown, log);
    }
    finally {
        process.removeListener('SIGINT', stop);
        process.removeListener('SIGTERM', stop);
    }
}
/** The environment for child processes: ours without the inputs, some of which are secrets. */
function childEnvironment() {
    const entries = Object.entries(process.env).filter(([name, value]) => value !== undefined && !name.startsWith('INPUT_'));
    return Object.fromEntries(entries);
}
function publish(names, report, log) {
    for (const name of names) {
        const value = String(report.outputs[name] ?? '');
        const shown = log.redact(value);
        setOutput(name, shown);
        if (shown !== value)
            log.warning(`The output \`${name}\` holds a masked value, and has *** in its place: choose a secret that is part of no name.`);
    }
    const file = process.env['GITHUB_STEP_SUMMARY'];
    if (report.summary !== '' && file !== undefined && file !== '')
        (0,external_node_fs_.appendFileSync)(file, `${log.redact(report.summary)}\n`);
    if (report.failure !== undefined)
        failStep([report.failure], log);
}
function failStep(problems, log) {
    for (const problem of problems)
        log.error((0,action_error/* formatProblem */.Vw)(problem));
    process.exitCode = ExitCode.Failure;
}
/** An expected error prints what, where and fix; anything else says that it is our bug and keeps the stack. */
function fail(thrown, log) {
    if (thrown instanceof action_error/* ActionError */.lZ) {
        failStep(thrown.problems, log);
        if (thrown.cause instanceof Error)
            log.debug(thrown.cause.stack ?? thrown.cause.message);
        return;
    }
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const what = `This is a bug in ship-actions, not in your configuration: ${stack}`;
    failStep([{ code: 'internal', what, fix: 'Please report it with this stack. It holds no secret that was masked.' }], log);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(4874);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
