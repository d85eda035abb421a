/** What the command line says to the one who called it. */
export const exitCodes = { fine: 0, usage: 1, input: 2, fault: 3 } as const
