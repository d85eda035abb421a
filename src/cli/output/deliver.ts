import type { App } from '#app/app'
import type { Terminal } from '#cli/output/terminal'

/** Writes an answer where it was asked for: into a file, else to standard output. */
export async function deliver(
  text: string,
  out: string | undefined,
  [app, terminal]: readonly [App, Terminal],
): Promise<void> {
  if (out === undefined) return terminal.answer(text)
  await app.write(out, text)
  terminal.say(`Written to ${out}`)
}
