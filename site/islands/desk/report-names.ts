/** How the tables call what a report names by its id. */
export type Names = {
  team: (id: string) => string
  automation: (id: string) => string
  level: (level: string) => string
}
