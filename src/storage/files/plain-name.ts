/** Whether a name of a file leads to no other folder, on whatever system. */
export function isPlainName(name: string): boolean {
  return !/[/\\\0]/.test(name) && !['', '.', '..'].includes(name)
}
