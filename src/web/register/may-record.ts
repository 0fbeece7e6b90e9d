import type { Me } from '../../wire/contract/session.ts';

/** Who may enter facts, implants and therapies. The server decides; this only spares a form that it would refuse. */
export const mayRecord = (role: Me['person']['role']): boolean => role === 'nurse' || role === 'physician';
