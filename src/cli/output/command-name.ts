import { isAbsolute, join, relative } from 'node:path'

/** The command as it is called here: by its path in a checkout, else by its name. */
export function commandName(): string {
  const script = process.argv[1]?.replaceAll('\\', '/') ?? ''
  const checkout = /^(.*)\/(?:src\/cli\/main\.ts|bin\/worthline)$/.exec(script)?.[1]
  if (checkout === undefined) return 'worthline'
  const path = relative(process.cwd(), join(checkout, 'bin/worthline'))
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`
}
