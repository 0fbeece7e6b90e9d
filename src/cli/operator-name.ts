import { userInfo } from 'node:os';

/** Who runs this command, by the machine; a container may be run as a number without a name. */
export function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
