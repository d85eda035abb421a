/** The turn of all that makes files kept ones, or forgets them. */
export const filesTurn = 'files'

/** Lets work on the same thing go one after the other, so that nobody works on what is stale at once. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>()

  /** Does some work after all that came before it for the same key. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key)
    const mine = (before ?? Promise.resolve()).then(work)
    const done = mine.then(nothing, nothing)
    this.last.set(key, done)
    try {
      return await mine
    } finally {
      if (this.last.get(key) === done) this.last.delete(key)
    }
  }
}

function nothing(): void {}
