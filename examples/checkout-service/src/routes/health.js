// Readiness, and the version that answers.

export const routes = {
  'GET /health': (_body, { version, store }) => [
    200,
    { status: 'ok', version, dependencies: { database: store.ping(), cache: store.ping() } },
  ],
};
