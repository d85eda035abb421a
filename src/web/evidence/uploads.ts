import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { call, sendPart } from '../call/call.ts'
import { CallError, errorWords } from '../call/call-error.ts'
import { keys } from '../call/queries.ts'

/** A file on its way into a study. */
export interface Sending {
  readonly key: number
  readonly study: string
  readonly name: string
  readonly bytes: number
  readonly received: number
  readonly state: 'sending' | 'waiting' | 'done' | 'failed' | 'cancelled'
  readonly words?: string
}

const partBytes = 4 * 1024 * 1024
const triesAgainAfter = 2_000

let sendings: readonly Sending[] = []
let nextKey = 1
const stops = new Map<number, () => void>()
const listeners = new Set<() => void>()

/** Files on their way into a study, newest last. */
export function useSendings(study: string): readonly Sending[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => sendings,
  )
  return all.filter((one) => one.study === study)
}

/** Sends a file in parts; after a break it goes on where it stopped. */
export function startUpload(study: string, file: File, client: QueryClient): void {
  const key = nextKey++
  const { name, size } = file
  put({ key, study, name, bytes: size, received: 0, state: 'sending' })
  void send(key, study, file).then(
    () => void client.invalidateQueries({ queryKey: keys.study(study) }),
    (error: unknown) => change(key, { state: 'failed', words: errorWords(error) }),
  )
}

/** Breaks a file off; nothing of it stays on the server. */
export function cancelUpload(key: number): void {
  change(key, { state: 'cancelled' })
  stops.get(key)?.()
}

/** Takes a file that is done, failed or cancelled off the list. */
export function forgetUpload(key: number): void {
  sendings = sendings.filter((one) => one.key !== key)
  tell()
}

async function send(key: number, study: string, file: File): Promise<void> {
  const begun = await call('beginUpload', { body: { study, name: file.name, bytes: file.size } })
  let { received } = begun
  let whole = begun.hash !== undefined
  while (!whole) {
    if (stateOf(key) === 'cancelled') {
      await call('cancelUpload', { params: { upload: begun.id } })
      return
    }
    const next = await tried(key, begun.id, file, received)
    received = next.received
    whole = next.hash !== undefined || (file.size > 0 && received >= file.size)
    change(key, { received, state: 'sending' })
  }
  change(key, { received: file.size, state: 'done' })
}

/** One part; where the server is out of reach, it waits and asks how far it got. */
async function tried(
  key: number,
  upload: string,
  file: File,
  offset: number,
): Promise<{ readonly received: number; readonly hash?: string | undefined }> {
  try {
    return await sendPart(upload, offset, file.slice(offset, offset + partBytes))
  } catch (error) {
    if (error instanceof CallError && error.problem.status < 500) throw error
    change(key, { state: 'waiting' })
    await new Promise<void>((go) => {
      stops.set(key, go)
      setTimeout(go, triesAgainAfter)
    })
    return call('upload', { params: { upload } }).catch(() => ({ received: offset }))
  }
}

function stateOf(key: number): Sending['state'] | undefined {
  return sendings.find((one) => one.key === key)?.state
}

function put(one: Sending): void {
  sendings = [...sendings, one]
  tell()
}

function change(key: number, what: Partial<Sending>): void {
  if (stateOf(key) === 'cancelled') return
  sendings = sendings.map((one) => (one.key === key ? { ...one, ...what } : one))
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}
