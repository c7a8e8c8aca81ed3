/** An error whose words are Ladder's own and name nobody: unlike that of any other, its message may be logged. */
export class Sayable extends Error {}
