import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';

type Anchor = ButtonProps & Omit<ComponentPropsWithRef<'a'>, keyof ButtonProps>;

const ButtonAnchor = (props: Anchor): ReactNode => <Button component="a" variant="default" {...props} />;

/** A way to another page that looks like a button: it opens in a new tab and copies like any link. */
export const LinkButton = createLink(ButtonAnchor);
