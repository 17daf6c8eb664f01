/** Posts that see the pages of 督查室 and may correct documents; the server decides in any case. */
export const OFFICE: readonly string[] = ["supervision_office"];
