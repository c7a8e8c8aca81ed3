/** How far support is with a known problem that goes on. */
export const problemStages = ['investigating', 'identified', 'watching'] as const
export type ProblemStage = (typeof problemStages)[number]
