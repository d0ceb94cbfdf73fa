#include <microhttpd.h>
#include <sys/socket.h>

// What a daemon is started with; the callbacks get `context` first.
struct muster_mhd_setup {
    int listen_socket;
    unsigned int connection_limit;
    unsigned int address_limit;
    unsigned int idle_seconds;
    size_t connection_memory;
    const char *certificate;
    const char *key;
    void *context;
    MHD_AccessHandlerCallback access;
    MHD_NotifyConnectionCallback connection_changed;
    MHD_RequestCompletedCallback completed;
    void *(*target)(void *context, const char *target, struct MHD_Connection *connection);
};

// Leaves the target as it was sent: what was decoded cannot be judged any more.
static inline size_t muster_mhd_leave_raw(void *context, struct MHD_Connection *connection,
                                          char *text) {
    (void)context;
    (void)connection;
    return __builtin_strlen(text);
}

// MHD_start_daemon is variadic, and its flags do not fit the enum that Swift makes of them.
static inline struct MHD_Daemon *muster_mhd_start(const struct muster_mhd_setup *setup) {
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)setup->connection_changed, setup->context},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)setup->completed, setup->context},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)setup->target, setup->context},
        {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)muster_mhd_leave_raw, NULL},
        {MHD_OPTION_LISTEN_SOCKET, setup->listen_socket, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, setup->connection_limit, NULL},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, setup->address_limit, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, setup->idle_seconds, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)setup->connection_memory, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, NULL},
        {setup->certificate ? MHD_OPTION_HTTPS_MEM_CERT : MHD_OPTION_END, 0,
         (void *)setup->certificate},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)setup->key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0,
         (void *)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-SHA1"},
        {MHD_OPTION_END, 0, NULL},
    };
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (setup->certificate) flags |= MHD_USE_TLS;
    return MHD_start_daemon(flags, 0, NULL, NULL, setup->access, setup->context, MHD_OPTION_ARRAY,
                            options, MHD_OPTION_END);
}

// MHD_get_connection_info is variadic, and its answer is a union.
static inline int muster_mhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? (int)info->connect_fd : -1;
}

static inline const struct sockaddr *muster_mhd_peer(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

static inline void *muster_mhd_socket_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}
