// Finds each `catch`, `.catch(…)` and `.then(…, …)` that lets a bug of our own end as something else: as a user's fault, as a verdict, or in silence.
// A handler may end in any way once it has asked for a class, a code or a name, and until then must throw again
// what it was given. Follows calls by name within the file only; what other files offer stands in the lists.

import { childrenOf, isFunction, isNode, lineOf, nodesOf, type SyntaxNode } from './syntax-tree.ts';

/** They throw what they do not know, so that nothing of ours gets past them; `bugWords` says that it is a bug of ours. */
const gates = ['bugWords', 'systemErrorCode', 'throwOurBug'];

/** They give back what they do not know, for `throw sorter(thrown)`. */
const sorters = ['faultOfAws', 'githubFailure', 'retellCancellation', 'wordFailure', 'wordFault'];

/** They say what kind of fault it is, and something falsy of a bug of ours. */
const askers = [
  'awsNameOf',
  'findGitHubFault',
  'hasCode',
  'isAliasFault',
  'isDenied',
  'isSessionExpired',
  'isStackFull',
  'problemOf',
];

/** They make handlers for `promise.catch(…)`, which throw what they do not know. */
const makers = ['onAnyFault', 'onSystemFault'];

/** Handlers that a promise is given by their names: `done` and `reject` hand everything on, `onAbort` throws what it does not know. */
const handlers = ['done', 'onAbort', 'reject'];

/** Our own bugs are of these classes, so that to ask for one of them is to ask nothing. */
const ofBugs = ['Error', 'AggregateError', 'EvalError', 'ReferenceError', 'TypeError'];

/** A node with all that it may hold. */
type Open = SyntaxNode & Readonly<Record<string, unknown>>;

const open = (value: unknown): Open | undefined => (isNode(value) ? (value as Open) : undefined);
const isCall = ({ type }: SyntaxNode): boolean => /^(?:Optional)?CallExpression$/.test(type);
const nameOf = (value: unknown): string => String(open(value)?.name ?? '');
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The lines of the handlers that swallow, in order. */
export function swallowingIn(program: unknown): number[] {
  const nodes = [...nodesOf(program)] as Open[];
  const functions = functionsByName(nodes);
  return nodes.filter((node) => handlersOf(node).some((each) => swallows(each, functions))).map(lineOf);
}

/** Functions that have a name: `function absent(…)` and `const absent = (…) => …`. */
function functionsByName(nodes: readonly Open[]): ReadonlyMap<string, Open> {
  const named = nodes.flatMap((node): [string, Open][] => {
    const value = node.type === 'VariableDeclarator' ? open(node['init']) : node;
    return value !== undefined && isFunction(value) ? [[nameOf(node['id']), value]] : [];
  });
  return new Map(named);
}

/** The clause, or the functions that a promise is given for its failure. */
function handlersOf(node: Open): Open[] {
  if (node.type === 'CatchClause') return [node];
  if (!isCall(node)) return [];
  const method = nameOf(open(node.callee)?.['property']);
  const [first, second] = listOf(node['arguments']).map(open);
  if (method === 'catch' && first !== undefined) return [first];
  if (method === 'then' && second !== undefined) return [second];
  return [];
}

/** A handler by name is one of the list, or is read where it stands in the same file; so is one that only calls another. */
function swallows(handler: Open, functions: ReadonlyMap<string, Open>): boolean {
  if (isCall(handler)) return !makers.includes(nameOf(handler.callee)) && swallowsAsMade(handler, functions);
  if (handler.type === 'Identifier') return !handlers.includes(nameOf(handler)) && swallowsByName(handler, functions);
  const thrown = nameOf(handler['param'] ?? handler.params?.[0]);
  const call = open(handler.body);
  const handsOn = call !== undefined && isCall(call) && nameOf(listOf(call['arguments'])[0]) === thrown;
  if (handsOn && functions.has(nameOf(call.callee))) return swallowsByName(call.callee, functions);
  return new Reader(thrown, functions).leaks(handler.body);
}

function swallowsByName(name: unknown, functions: ReadonlyMap<string, Open>): boolean {
  const found = functions.get(nameOf(name));
  return found === undefined || swallows(found, functions);
}

/** Of `sorted(address)`, where `sorted` gives a function: that function. */
function swallowsAsMade(call: Open, functions: ReadonlyMap<string, Open>): boolean {
  const made = open(functions.get(nameOf(call.callee))?.body);
  return made === undefined || !isFunction(made) || swallows(made, functions);
}

/** What a condition tells when it holds, and when it does not: whether the kind of what was thrown is known then. */
interface Told {
  readonly whenTrue: boolean;
  readonly whenFalse: boolean;
}

const nothing: Told = { whenTrue: false, whenFalse: false };

/** Where the ways of some statements lead: on, with the kind known or not, or nowhere. */
type End = 'known' | 'unknown' | 'gone';

/** Reads one handler along its ways. */
class Reader {
  readonly #thrown: string;
  readonly #functions: ReadonlyMap<string, Open>;
  /** What the names of the handler tell, as the answer itself would. */
  readonly #names = new Map<string, Told>();
  #leaks = false;

  constructor(thrown: string, functions: ReadonlyMap<string, Open>) {
    this.#thrown = thrown;
    this.#functions = functions;
  }

  /** True when one way leaves the handler although nothing was asked. */
  leaks(body: unknown): boolean {
    const block = open(body);
    if (block?.type !== 'BlockStatement') return !this.#isGated(body);
    return this.#follow([block], 'unknown') === 'unknown' || this.#leaks;
  }

  #follow(statements: readonly unknown[], before: End): End {
    let end = before;
    for (const each of statements) {
      const statement = open(each);
      if (end === 'gone') return end;
      if (statement === undefined) continue;
      if (this.#isGated(headOf(statement))) end = 'known';
      end = this.#step(statement, end);
    }
    return end;
  }

  #step(statement: Open, before: End): End {
    switch (statement.type) {
      case 'BlockStatement':
        return this.#follow(listOf(statement.body), before);
      case 'IfStatement':
        return this.#fork(statement, before);
      case 'ThrowStatement':
        return this.#leave(before === 'known' || this.#isOnward(statement['argument']));
      case 'ReturnStatement':
      case 'ContinueStatement':
      case 'BreakStatement':
        return this.#leave(before === 'known');
      case 'VariableDeclaration':
        for (const each of listOf(statement['declarations']).map(open)) this.#declare(each);
        return before;
      default:
        // A loop or a try of its own may be left anywhere in between: what is in it is followed, and tells nothing of what comes after.
        this.#follow(childrenOf(statement).flat(), before);
        return before;
    }
  }

  #declare(each: Open | undefined): void {
    const told = this.#told(each?.['init']);
    if (told.whenTrue || told.whenFalse) this.#names.set(nameOf(each?.['id']), told);
  }

  #leave(isRight: boolean): End {
    if (!isRight) this.#leaks = true;
    return 'gone';
  }

  #fork(statement: Open, before: End): End {
    const { whenTrue, whenFalse } = this.#told(statement['test']);
    const then = this.#follow([statement['consequent']], whenTrue ? 'known' : before);
    const other = this.#follow([statement['alternate']], whenFalse ? 'known' : before);
    if (then === 'gone') return other;
    if (other === 'gone' || then === other) return then;
    return 'unknown';
  }

  /** True for an expression that a bug of ours does not get through. */
  #isGated(value: unknown): boolean {
    return [...nodesOf(value)].some((node) => this.#isAskedOf(node as Open, gates));
  }

  /** True for what was thrown, and for what a sorter makes of it. */
  #isOnward(value: unknown): boolean {
    const node = open(value);
    if (node?.type === 'AwaitExpression') return this.#isOnward(node['argument']);
    return node !== undefined && (this.#isThrown(node) || this.#isSorted(node));
  }

  #isSorted(node: Open): boolean {
    return isCall(node) && sorters.includes(nameOf(node.callee)) && this.#isOnward(listOf(node['arguments'])[0]);
  }

  #isThrown = (value: unknown): boolean => open(value)?.type === 'Identifier' && nameOf(value) === this.#thrown;

  #isAskedOf(node: Open, names: readonly string[]): boolean {
    return isCall(node) && names.includes(nameOf(node.callee)) && this.#isThrown(listOf(node['arguments'])[0]);
  }

  /** What a condition tells of what was thrown. */
  #told(value: unknown): Told {
    const node = open(value);
    if (node === undefined) return nothing;
    const known = this.#names.get(nameOf(node));
    if (node.type === 'Identifier' && known !== undefined) return known;
    if (node.operator === '!') return turned(this.#told(node['argument']), true);
    if (node.operator === '&&' || node.operator === '||') return this.#toldTogether(node);
    if (node.operator === 'instanceof') return this.#toldByClass(node);
    if (this.#isReason(node)) return turned({ whenTrue: true, whenFalse: false }, node.operator === '!==');
    const asker = this.#asks(node) ? undefined : this.#askerOf(node);
    if (asker !== undefined) return new Reader(nameOf(asker.params?.[0]), this.#functions).#told(asker.body);

    if (!this.#asks(node)) return nothing;
    // `fault !== undefined` tells more than `fault.kind !== 'denied'`, which holds of a bug of ours, too.
    const isUndefined = nameOf(node['right']) === 'undefined';
    const isTurned = (node.operator === '!==' && !isUndefined) || (node.operator === '===' && isUndefined);
    return turned({ whenTrue: true, whenFalse: false }, isTurned);
  }

  /** A predicate of the same file that is asked about what was thrown. */
  #askerOf(node: Open): Open | undefined {
    if (!isCall(node) || !this.#isThrown(listOf(node['arguments'])[0])) return undefined;
    return this.#functions.get(nameOf(node.callee));
  }

  /** True for `thrown === signal.reason`: what was thrown is the end that somebody gave the work. */
  #isReason({ type, operator, left, right }: Open): boolean {
    const isCompared = type === 'BinaryExpression' && /^[!=]==$/.test(operator ?? '') && this.#isThrown(left);
    return isCompared && nameOf(open(right)?.['property']) === 'reason';
  }

  #toldTogether({ operator, left, right }: Open): Told {
    const [one, other] = [this.#told(left), this.#told(right)];
    const either = { whenTrue: one.whenTrue || other.whenTrue, whenFalse: one.whenFalse || other.whenFalse };
    const both = { whenTrue: one.whenTrue && other.whenTrue, whenFalse: one.whenFalse && other.whenFalse };
    if (operator === '&&') return { whenTrue: either.whenTrue, whenFalse: both.whenFalse };
    return { whenTrue: both.whenTrue, whenFalse: either.whenFalse };
  }

  #toldByClass({ left, right }: Open): Told {
    return { whenTrue: this.#isThrown(left) && !ofBugs.includes(nameOf(right)), whenFalse: false };
  }

  /** True when the expression holds an answer of an asker, by itself or by a name that stands for it. */
  #asks(value: unknown): boolean {
    const answers = (node: Open): boolean => node.type === 'Identifier' && this.#names.has(nameOf(node));
    const asks = (node: Open): boolean => this.#isAskedOf(node, askers) || this.#isNamed(node) || answers(node);
    return ([...nodesOf(value)] as Open[]).some(asks);
  }

  /** True for `thrown.name === 'GitFailure'`, as rooms ask for the classes of clients, which they do not load. */
  #isNamed({ type, operator, left, right }: Open): boolean {
    const own = type === 'BinaryExpression' && /^[!=]==$/.test(operator ?? '') ? open(left) : undefined;
    const isName = this.#isThrown(own?.['object']) && nameOf(own?.['property']) === 'name';
    return isName && !ofBugs.includes(String(open(right)?.value));
  }
}

/** What a statement does before anything below it. */
const headOf = (statement: Open): unknown =>
  statement['test'] ?? statement['expression'] ?? statement['argument'] ?? statement['declarations'];

/** The same of a condition that says the opposite. */
function turned({ whenTrue, whenFalse }: Told, isOpposite: boolean): Told {
  return isOpposite ? { whenTrue: whenFalse, whenFalse: whenTrue } : { whenTrue, whenFalse };
}
