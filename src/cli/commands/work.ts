import { Command } from 'commander'
import { workForParent } from '#app/tasks/work-process'

/** `worthline work`: what the server starts beside itself for work that takes time. */
export function workCommand(): Command {
  return new Command('work').argument('[copies]').action(
    (copies?: string) =>
      new Promise<void>((resolve) => {
        workForParent(copies)
        process.on('disconnect', () => resolve())
      }),
  )
}
