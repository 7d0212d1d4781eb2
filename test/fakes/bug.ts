// A bug of ours, to be thrown where nobody may take it for a fault of somebody else.

/** What a mistake in our code throws. */
export const bug = new TypeError('x is not a function');

/** Throws the bug. */
export const throwBug = (): never => {
  throw bug;
};

/** Throws the bug as soon as something is read of it: an environment, a document, a client. */
export const broken = new Proxy(
  {},
  { get: throwBug, ownKeys: throwBug, has: throwBug, getOwnPropertyDescriptor: throwBug },
);

/** For `assert.rejects` and `assert.throws`: true for the bug itself. */
export const isBug = (thrown: unknown): boolean => thrown === bug;
