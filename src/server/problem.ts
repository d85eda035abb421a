import type { FastifyError, FastifyReply } from 'fastify'
import type { Problem } from '#contract/problem'
import { Refusal, type RefusalCode } from '#use-cases/refusal'

const statuses: Readonly<Record<RefusalCode, number>> = {
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  unreadable: 422,
  'not-ready': 409,
  'too-large': 413,
  'no-space': 507,
  gone: 410,
}

/** The body of an answer that is not what was asked for. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    const { code, message, details } = error
    return { type: code, title: message, status: statuses[code], ...details }
  }
  if (isNoSpace(error)) {
    const hint = 'Make room on the disk; nothing of what stood before is lost.'
    return { type: 'no-space', title: 'The disk is full.', status: 507, hint }
  }
  const { statusCode = 500 } = error as Partial<FastifyError>
  const status = statusCode >= 500 || statusCode in transport ? statusCode : 400
  const known = transport[status]
  if (known !== undefined) return { ...known, status }
  return {
    type: 'fault',
    title: 'Worthline made a mistake.',
    status: 500,
    hint: 'Your study is as it was.',
  }
}

/** What is wrong with the request itself. */
const transport: Readonly<Record<number, Pick<Problem, 'type' | 'title' | 'hint'>>> = {
  400: {
    type: 'invalid',
    title: 'The request cannot be read.',
    hint: 'See /api for what it may hold.',
  },
  403: { type: 'forbidden', title: 'This page may not ask here.' },
  404: { type: 'not-found', title: 'There is nothing at this address.', hint: 'See /api.' },
  413: { type: 'too-large', title: 'The request is too large.' },
  414: { type: 'invalid', title: 'The address is too long.' },
  415: { type: 'invalid', title: 'This kind of content is not read here.', hint: 'Send JSON.' },
  429: { type: 'too-many', title: 'Too many requests.', hint: 'Wait a moment.' },
}

/** Answers with a problem. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

function isNoSpace(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  return code === 'ENOSPC' || errcode === 13 || code === '53100'
}
