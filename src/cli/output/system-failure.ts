import { dirname } from 'node:path'

/** Why the machine did not do what was asked, in words; undefined of an error that is our own fault. */
export function systemFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, errcode, path, dest, port } = error as Error & SystemError
  const place = placeFor(dest ?? path)
  const where = place === undefined ? '' : ` (${place})`
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Name another one: --port.`
  if (unanswered.has(code)) return `Nothing answers there: ${wordsOf(error)}.`
  const words = code === 'ERR_SQLITE_ERROR' ? ofDatabase[(errcode ?? 0) & 255] : ofFiles[code ?? '']
  return words === undefined ? undefined : words.replace('%', () => where)
}

/** Of a file on its way, its folder: nobody knows its own name. */
function placeFor(path: string | undefined): string | undefined {
  return path?.endsWith('.worthline-tmp') === true ? dirname(path) : path
}

interface SystemError {
  readonly code?: string
  /** Of SQLite. */
  readonly errcode?: number
  readonly path?: string
  /** Where a file should have gone. */
  readonly dest?: string
  readonly port?: number
}

const unanswered = new Set<string | undefined>([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
])

/** Of a host with several addresses, each has words of its own. */
function wordsOf(error: Error): string {
  if (!(error instanceof AggregateError)) return error.message
  return (error.errors as Error[]).map(({ message }) => message).join('; ')
}

const ofFiles: Readonly<Record<string, string>> = {
  EACCES: 'Permission is missing for this file or folder%. Change its rights, or name another.',
  EPERM: 'This may not be done to this file or folder%. Change its rights, or name another.',
  EROFS: 'This disk can only be read%. Name another place.',
  ENOSPC: 'The disk is full%. Make room; what stood there before is as it was.',
  EDQUOT: 'Your share of the disk is used up%. Make room; what stood there before is as it was.',
  EISDIR: 'A file is expected where a folder stands%. Name a file.',
  ENOTDIR: 'A folder is expected where a file stands%. Name a folder.',
  EEXIST: 'Something else stands there%. Name another place.',
  ENOTSUP: 'Nothing can be kept at this place%. Name another.',
  ENOENT: 'There is no such file or folder%.',
  ELOOP: 'The link leads back to itself%. Name the file itself.',
  ENAMETOOLONG: 'The name is too long for this disk%. Name it shorter.',
  EFBIG: 'This file is too large to be read as a document%. Rows belong into a table.',
  ENXIO: 'This is no ordinary file%. Name a file.',
  ETXTBSY: 'Another program is at work in this file%. End it first.',
  EBUSY: 'Another program is at work in this file%. End it first.',
  EIO: 'The disk does not answer as it should%. Look after it before you go on.',
  EMFILE: 'Too many files are open on this machine. Close some programs.',
}

/** By the primary code of SQLite. */
const ofDatabase: Readonly<Record<number, string>> = {
  8: 'The database may only be read. Change the rights of its folder, or name another.',
  10: 'The disk does not answer as it should. Look after it before you go on.',
  11: 'The database is damaged. Restore a backup into another folder: worthline restore FILE --data DIR.',
  13: 'The disk is full. Make room; what was saved is there.',
  14: 'The database cannot be opened. Look at the rights of its folder.',
  26: 'The database is damaged. Restore a backup into another folder: worthline restore FILE --data DIR.',
}
