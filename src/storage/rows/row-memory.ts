/** What was computed before, up to so many bytes; what was not wanted for the longest time goes first. */
export class RowMemory {
  private readonly mostBytes: number
  private readonly kept = new Map<string, { readonly value: unknown; readonly bytes: number }>()
  private bytes = 0

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes
  }

  get(key: string): unknown {
    const found = this.kept.get(key)
    if (found === undefined) return undefined
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.value
  }

  set(key: string, value: unknown): void {
    const bytes = bytesOf(value)
    if (bytes > this.mostBytes) return
    this.drop(key)
    this.kept.set(key, { value, bytes })
    this.bytes += bytes
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.mostBytes) return
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0
    this.kept.delete(key)
  }
}

const perValue = 16

/** About so many bytes a value takes; shared parts count each time. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return perValue + 2 * value.length
  if (typeof value !== 'object' || value === null) return perValue
  if (ArrayBuffer.isView(value)) return perValue + value.byteLength
  const parts: Iterable<unknown> =
    value instanceof Map ? [...value].flat() : Array.isArray(value) ? value : Object.values(value)
  let bytes = perValue
  for (const part of parts) bytes += bytesOf(part)
  return bytes
}
