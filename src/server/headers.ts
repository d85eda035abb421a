import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** What every answer says to a browser: nothing foreign is loaded, nothing is guessed, nothing framed. */
export function sendSafeHeaders(server: FastifyInstance): void {
  const safe = {
    'content-security-policy': policy(),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
  }
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(safe)
    done()
  })
}

/** Allows the styles of one page by a word that nobody can guess; gives that word. */
export function allowStyles(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64')
  reply.header('content-security-policy', policy(`'nonce-${nonce}'`))
  return nonce
}

function policy(...styles: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
