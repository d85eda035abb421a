import { join } from 'node:path'

/** The folder in which studies are kept where none is named. */
export function defaultFolder(home: string): string {
  return join(home, '.worthline')
}
