import { Ellipsis } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useNavigate } from 'react-router';
import { IconButton } from './button.tsx';

interface LinkMenuProps {
  readonly label: string;
  readonly links: readonly { readonly to: string; readonly text: string; readonly testId?: string }[];
  readonly testId?: string;
}

/** A button with three dots that opens a menu of pages. */
export function LinkMenu({ label, links, testId }: LinkMenuProps) {
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={label} data-testid={testId} />
      <Popover
        placement="bottom end"
        className="min-w-56 animate-appear rounded-card border border-line bg-card p-1.5 text-ink shadow-lift"
      >
        <Menu aria-label={label} onAction={(to) => void navigate(String(to))} className="outline-none">
          {links.map(({ to, text, testId: id }) => (
            <MenuItem
              key={to}
              id={to}
              data-testid={id}
              className="flex min-h-11 cursor-pointer items-center rounded-xl px-3 text-sm font-bold outline-none data-[focused]:bg-sunken"
            >
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
