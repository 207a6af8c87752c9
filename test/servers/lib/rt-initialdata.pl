# Seed data for the throw-away Request Tracker instance (loaded once, right
# after the schema, by rt-setup-database-5 --action insert).
# The file is Perl source; "use utf8" is needed for the accented names.
use utf8;

my $QUEUE = 'Mesa de Servicios';

@Groups = (
    { Name => 'Agentes', Description => 'Personal de la mesa de servicios' },
);

@Queues = (
    {   Name              => $QUEUE,
        Description       => 'Incidentes y consultas de operadores de comercio exterior',
        CorrespondAddress => $ENV{RT_QUEUE_ADDRESS} || 'mesadeservicios@aduana.test',
        CommentAddress    => 'mesa-interna@aduana.test',
    },
);

# Lock down the stock queue for requestors (nobody but root has rights there).

@CustomFields = (
    {   Name       => 'Categoría',
        Type       => 'SelectSingle',
        LookupType => 'RT::Queue-RT::Ticket',
        Queue      => $QUEUE,
        Values     => [
            { Name => 'Incidente',       SortOrder => 1 },
            { Name => 'Consulta',        SortOrder => 2 },
            { Name => 'Requerimiento',   SortOrder => 3 },
        ],
    },
    {   Name        => 'RUC',
        Description => 'RUC del operador, 13 dígitos',
        Type        => 'FreeformSingle',
        LookupType  => 'RT::Queue-RT::Ticket',
        Queue       => $QUEUE,
        Pattern     => '(?#13 dígitos)^\d{13}$',
        ValidationHint => 'El RUC tiene 13 dígitos',
    },
    {   Name       => 'Pantalla u opción',
        Type       => 'FreeformSingle',
        LookupType => 'RT::Queue-RT::Ticket',
        Queue      => $QUEUE,
    },
    {   Name       => 'Distrito',
        Type       => 'FreeformSingle',
        LookupType => 'RT::Queue-RT::Ticket',
        Queue      => $QUEUE,
    },
    # Where a client keeps its own key, to find a request again.
    {   Name       => 'ID de solicitud',
        Type       => 'FreeformSingle',
        LookupType => 'RT::Queue-RT::Ticket',
        Queue      => $QUEUE,
    },
);

@Users = (
    {   Name => 'agente', RealName => 'Agente de Mesa', EmailAddress => 'agente@aduana.test',
        Password => $ENV{RT_AGENT_PASSWORD}, Privileged => 1, MemberOf => ['Agentes'] },
    {   Name => 'operador', RealName => 'Operadora Núñez', EmailAddress => 'operador@oce.test',
        Password => $ENV{RT_USER_PASSWORD}, Privileged => 0 },
    {   Name => 'operador2', RealName => 'Otro Operador', EmailAddress => 'otro@oce.test',
        Password => $ENV{RT_USER_PASSWORD}, Privileged => 0 },
);

# --- rights ---------------------------------------------------------------
# Anyone (also people unknown to RT who write by e-mail) may open a ticket and
# reply to one whose number they quote.
push @ACL, map { +{ Queue => $QUEUE, Right => $_,
                    GroupDomain => 'SystemInternal', GroupType => 'Everyone' } }
    qw(CreateTicket ReplyToTicket);

# Logged-in operators additionally see the queue and the form's fields.
push @ACL, map { +{ Queue => $QUEUE, Right => $_,
                    GroupDomain => 'SystemInternal', GroupType => 'Unprivileged' } }
    qw(SeeQueue SeeCustomField SetInitialCustomField);

# The requestor role is what lets a person see *their own* tickets only.
push @ACL, map { +{ Queue => $QUEUE, Right => $_,
                    GroupDomain => 'RT::Queue-Role', GroupType => 'Requestor' } }
    qw(ShowTicket ReplyToTicket ModifyTicket);

# Operators may mint their own API tokens (global right, not per queue).
push @ACL, +{ Right => 'ManageAuthTokens',
              GroupDomain => 'SystemInternal', GroupType => 'Unprivileged' };

# Staff.
push @ACL, map { +{ Queue => $QUEUE, Right => $_,
                    GroupDomain => 'UserDefined', GroupId => 'Agentes' } }
    qw(SeeQueue ShowTicket ShowTicketComments ShowOutgoingEmail CreateTicket ReplyToTicket
       CommentOnTicket ModifyTicket OwnTicket TakeTicket ReassignTicket DeleteTicket
       SeeCustomField ModifyCustomField Watch);

# --- API tokens -----------------------------------------------------------
# The clear-text token exists only at creation time, so write it out now.
push @Final, sub {
    my $out = $ENV{RT_TOKENS_FILE} or return;
    open my $fh, '>', $out or die "$out: $!";
    chmod 0600, $out;
    for my $name (qw(operador operador2 agente)) {
        my $user = RT::User->new( RT->SystemUser );
        $user->Load($name);
        my $token = RT::AuthToken->new( RT->SystemUser );
        my ( $ok, $msg, $auth ) = $token->Create(
            Owner => $user->id, Description => 'seed token' );
        die "token for $name: $msg" unless $ok;
        print {$fh} "RT_TOKEN_" . uc($name) . "=$auth\n";
    }
    close $fh;
};

1;
