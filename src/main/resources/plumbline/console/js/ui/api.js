// The public API. What is wrong comes as a Problem, which pages show.
import { reactive } from 'vue';

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.type = (body.type ?? '').replace('urn:plumbline:problem:', '');
    this.errors = body.errors ?? [];
    this.findings = body.findings ?? [];
    this.etag = body.etag ?? null;
  }
}

/** Whether the service asks for a key, which it says by its answers. */
export const access = reactive({ keyNeeded: false });

const DIGITS_OF_A_DOUBLE = 15;

/** Numbers stay as they are written where a double would not hold them. */
const exact = (name, value, context) =>
  typeof value === 'number' && context?.source?.replace(/\D/g, '').length > DIGITS_OF_A_DOUBLE && JSON.rawJSON
    ? JSON.rawJSON(context.source)
    : value;

export const parse = (text) => JSON.parse(text, exact);

async function answered(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const text = await response.text();
  const body = type.includes('json') && text ? parse(text) : text;
  if (response.ok) {
    return body;
  }
  if (response.status === 401) {
    access.keyNeeded = true;
  }
  throw new Problem(response.status, typeof body === 'object' ? body : { detail: text });
}

async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...options });
  } catch (unreachable) {
    if (unreachable.name === 'AbortError') {
      throw unreachable;
    }
    throw new Problem(0, { type: 'unreachable', detail: '连不上服务，请稍后再试 / The service cannot be reached; try again later' });
  }
  return { body: await answered(response), etag: response.headers.get('ETag') };
}

const withQuery = (path, query) => {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? path + '?' + new URLSearchParams(given) : path;
};

export const get = async (path, query) => (await send(withQuery(path, query))).body;

/** The body together with its ETag. */
export const read = (path, query) => send(withQuery(path, query));

export async function post(path, { query, body, headers = {}, signal } = {}) {
  const isText = typeof body === 'string' || body instanceof Blob;
  return (
    await send(withQuery(path, query), {
      method: 'POST',
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined || isText ? body : JSON.stringify(body),
      signal,
    })
  ).body;
}

/** Saves what is at the path, in the media type, as a file of the name. */
export async function download(path, type, name) {
  const response = await fetch(path, { credentials: 'same-origin', headers: { Accept: type } });
  if (!response.ok) {
    await answered(response);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const remove = (path) => send(path, { method: 'DELETE' });
