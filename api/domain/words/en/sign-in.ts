export const signIn = {
  tooManyTries: (wait: string) =>
    `There were too many tries to sign in. Try again in ${wait}, or ask the person who runs this desk for a new password.`,
}
